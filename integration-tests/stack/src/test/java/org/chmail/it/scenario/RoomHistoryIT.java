package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.ChatUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.server.OpenfireServer;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.PluginQuestion;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who joins a room late gets all that was said, also what Openfire had forgotten and was given back. */
@InWorld
class RoomHistoryIT {

    private static final String SAID =
            "<said nick='Bob' at='2020-01-01T10:00:00.000Z' id='m1'>first &lt;words&gt;</said>"
                    + "<said nick='Alice' at='2020-01-01T10:00:01.000Z'>second words</said>";

    @Test
    void lateJoinerShouldGetAllThatWasSaidInOrderOnce(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        RoomSeat aliceSits = chat(scene, alice, bob);
        List<String> words = IntStream.range(0, 40)
                .mapToObj(i -> "sentence %02d".formatted(i))
                .toList();
        words.forEach(aliceSits::says);
        aliceSits.hears("sentence 39");

        ChatUser phone = scene.comesOn(alice, "phone").chat();
        phone.enters(aliceSits.room(), "Alice's phone").hears("sentence 39");

        assertThat(phone.unheard().stream().map(Heard::body).filter(body -> body.startsWith("sentence")))
                .containsExactlyElementsOf(words.subList(0, 39));
    }

    @Test
    void roomShouldTellWhatItWasGivenBackWhenSomeoneJoinsLater(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        RoomSeat aliceSits = chat(scene, alice, bob);
        aliceSits.says("third words").hears("third words");

        try (ChatUser bridge = scene.bridgeLogsIn("history")) {
            assertThat(refill(bridge, scene, aliceSits.room(), SAID)).contains("added='2'");
            assertThat(refill(bridge, scene, aliceSits.room(), SAID)).contains("added='0'");
        }
        ChatUser phone = scene.comesOn(alice, "phone").chat();
        RoomSeat late = phone.enters(aliceSits.room(), "Alice's phone");

        late.hears("third words");
        List<Heard> before = phone.unheard().stream()
                .filter(message ->
                        message.body().endsWith("words") || message.body().endsWith("<words>"))
                .toList();
        assertThat(before).extracting(Heard::body).containsExactly("first <words>", "second words");
        assertThat(before).extracting(Heard::nick).containsExactly("Bob", "Alice");
        assertThat(before.get(0).id()).isEqualTo("m1");
        assertThat(before.get(0).stanza().toXML().toString())
                .contains("2020-01-01T10:00:00.000+00:00")
                .doesNotContain(bob.name());
    }

    @Test
    @Tag("OwnServer")
    void roomShouldTellWhatItWasGivenBackWhenOpenfireWasStartedAgain(Scene scene) {
        Person alice = scene.person("alice");
        RoomSeat aliceSits = chat(scene, alice, scene.person("bob"));
        OpenfireServer openfire = scene.ownOpenfire();

        openfire.process().kill();
        openfire.startAgain();
        try (ChatUser bridge = scene.bridgeLogsIn("history")) {
            assertThat(refill(bridge, scene, aliceSits.room(), SAID)).contains("added='2'");
        }

        RoomSeat again = scene.comesOn(alice, "phone").chat().enters(aliceSits.room(), "Alice");
        again.hears("first <words>");
        again.hears("second words");
    }

    @Test
    void othersAndMistakesShouldBeRefused(Scene scene) {
        Person alice = scene.person("alice");
        RoomSeat aliceSits = chat(scene, alice, scene.person("bob"));
        ChatUser phone = scene.comesOn(alice, "phone").chat();

        assertThat(Refusals.of(() -> refill(phone, scene, aliceSits.room(), SAID)))
                .isEqualTo("forbidden");
        try (ChatUser bridge = scene.bridgeLogsIn("history")) {
            assertThat(Refusals.of(() ->
                            refill(bridge, scene, "nowhere@" + scene.stack().domain(), SAID)))
                    .isEqualTo("item-not-found");
            assertThat(Refusals.of(() -> refill(bridge, scene, aliceSits.room(), "<said nick='Bob'>when?</said>")))
                    .isEqualTo("bad-request");
        }
    }

    private static RoomSeat chat(Scene scene, Person alice, Person bob) {
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        scene.comesOn(bob).asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        return aliceChats.accepts(mail).entersAs("Alice");
    }

    private static String refill(ChatUser asker, Scene scene, String room, String said) {
        return asker.answerTo(PluginQuestion.set(scene.stack().domain(), "history", "urn:chmail:rooms:0")
                .with("room", room.substring(0, room.indexOf('@')))
                .holding(said));
    }
}
