package org.chmail.openfire.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.Message;

class RefillTest {
    private static final List<Message> SAID = List.of(
            said("m1", "20:15:00.000", "one"), said("m2", "20:15:01.000", "two"), said("m3", "20:15:02.000", "three"));

    @Test
    void allShouldBeAddedWhenTheRoomRemembersNothing() {
        assertThat(forgotten(List.of(), SAID)).containsExactly("one", "two", "three");
    }

    @Test
    void nothingShouldBeAddedWhenItIsSaidAgain() {
        assertThat(forgotten(SAID, SAID)).isEmpty();
    }

    @Test
    void olderWordsShouldBeAddedWhenSomeoneSpokeSinceTheRestart() {
        assertThat(forgotten(SAID.subList(2, 3), SAID)).containsExactly("one", "two");
    }

    @Test
    void youngerWordsShouldNotBeAddedWhenTheRoomRemembersOlderOnes() {
        assertThat(forgotten(SAID.subList(0, 1), SAID)).isEmpty();
    }

    @Test
    void wordsShouldNotBeAddedTwiceWhenTheClocksDiffer() {
        assertThat(forgotten(SAID, List.of(said("m1", "20:14:59.900", "one")))).isEmpty();
    }

    @Test
    void wordsOfOneInstantShouldNotBeLostWhenTheyComeInTwoParts() {
        assertThat(forgotten(List.of(said("b", "20:15:00.000", "two")), List.of(said("a", "20:15:00.000", "one"))))
                .containsExactly("one");
    }

    private static List<String> forgotten(List<Message> remembered, List<Message> said) {
        return Refill.forgotten(remembered.iterator(), said).stream()
                .map(Message::getBody)
                .collect(Collectors.toList());
    }

    private static Message said(String id, String time, String body) {
        Message message = new Message();
        message.setID(id);
        message.setFrom("k3vq@chats.example.org/bob");
        message.setBody(body);
        message.addChildElement("delay", "urn:xmpp:delay").addAttribute("stamp", "2026-11-24T" + time + "Z");
        return message;
    }
}
