package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.AlarmMails;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Alice is off, and answers by the link in the mail that tells her so. */
@InWorld
class AnswerLinkIT {

    @Test
    void acceptShouldOpenTheRoomAndCalleeBeInvitedWhenSheComesOn(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail).isAnswered();
        URI link = AlarmMails.link(AlarmMails.theOnlyOneOf(alice));

        assertThat(AlarmMails.open(link).body()).contains(bob.address(), "<form");
        assertThat(bobChats.says("status").isAnswered().body())
                .as("a GET does nothing")
                .contains("will be told");

        assertThat(AlarmMails.answer(link, "answer=accept").statusCode()).isEqualTo(303);
        String room = bobChats.isInvited();
        CHmailUser aliceChats = scene.comesOn(alice);
        assertThat(aliceChats.isInvited()).isEqualTo(room);
        aliceChats.chat().enters(room, "Alice").says("Here I am.");
        bobChats.chat().enters(room, "Bob").hears("Here I am.");

        assertThat(AlarmMails.open(link).body()).contains("You accepted").doesNotContain(bob.address(), "<form");
        assertThat(AlarmMails.answer(link, "answer=decline").statusCode()).isEqualTo(303);
        assertThat(AlarmMails.open(link).body()).contains("You accepted");
    }

    @Test
    void declineShouldBeToldAndTheLinkBeDead(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail).isAnswered();
        URI link = AlarmMails.link(AlarmMails.theOnlyOneOf(alice));

        AlarmMails.answer(link, "answer=later&minutes=10");
        bobChats.isTold("asks for a little time");
        AlarmMails.answer(link, "answer=decline");
        bobChats.isTold("declined");

        assertThat(AlarmMails.open(link).body()).contains("You declined").doesNotContain(bob.address(), "<form");
        assertThat(AlarmMails.answer(link, "answer=accept").statusCode()).isEqualTo(303);
        assertThat(bobChats.says("status").isAnswered().body()).contains("Nobody is being asked");
    }
}
