package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.ChatUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.server.OpenfireServer;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who joins late gets what was said, in order, once, whatever crashed meanwhile. */
@InWorld
class LateJoinerIT {

    /** More than the 25 that a room remembers by default. */
    private static final String[] FORTY =
            IntStream.range(0, 40).mapToObj("sentence %02d"::formatted).toArray(String[]::new);

    @Test
    void carolShouldGetAllThatWasSaidInOrderOnceAndNothingTwiceWhenSheComesBack(Scene scene) {
        Three three = Three.chatting(scene);
        three.talk(FORTY);

        RoomSeat carolSits = three.carolJoins();
        List<Heard> history = hears(carolSits, FORTY);
        assertThat(history).allMatch(message -> message.saidAt().isPresent());
        assertThat(history).extracting(Heard::nick).startsWith("Alice", "Bob", "Alice", "Bob");
        history.forEach(message -> carolSits.hears(message.body()));

        carolSits.leaves();
        Instant left = history.getLast().saidAt().orElseThrow().plusMillis(1);
        three.talk("while you were out");
        carolSits.comesBack(left);
        hears(carolSits, "while you were out");
    }

    @Test
    void bridgeShouldLearnWhatWasSaidWhileItWasAway(Scene scene) {
        Three three = Three.chatting(scene);
        three.talk("before", "the crash");
        await(() -> assertThat(scene.writtenDown(three.aliceSits())).hasSize(2));

        scene.stack().bridge().process().kill();
        three.talk("are you", "still there?", "transcript on");
        scene.stack().bridge().startAgain();
        three.talk("back", "again");

        await(() -> assertThat(scene.writtenDown(three.aliceSits()))
                .containsExactly(
                        "Alice: before",
                        "Bob: the crash",
                        "Alice: are you",
                        "Bob: still there?",
                        "Alice: transcript on",
                        "Alice: back",
                        "Bob: again"));
        hears(three.carolJoins(), "before", "the crash", "are you", "still there?", "transcript on", "back", "again");
    }

    @Test
    @Tag("OwnServer")
    void carolShouldGetWhatWasSaidWhenOpenfireRestarted(Scene scene) {
        Three three = Three.chatting(scene);
        three.talk(FORTY);
        await(() -> assertThat(scene.writtenDown(three.aliceSits())).hasSize(40));
        // Openfire may tell an answer to one before it has told the question to another: the room's order is the
        // bridge's.
        String[] said = scene.writtenDown(three.aliceSits()).stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toArray(String[]::new);
        assertThat(said).containsExactlyInAnyOrder(FORTY);
        OpenfireServer openfire = scene.ownOpenfire();

        openfire.process().kill();
        openfire.startAgain();

        hears(three.carolJoins(), said);
        CHmailUser bobAgain = scene.comesOn(three.bob());
        bobAgain.asksFor(three.mail());
        RoomSeat bobSits = bobAgain.entersAs("Bob");
        hears(bobSits, said);
        bobSits.says("and on");
        await(() -> assertThat(scene.writtenDown(bobSits)).hasSize(41).last().isEqualTo("Bob: and on"));
    }

    /** These and no others, in this order. */
    private static List<Heard> hears(RoomSeat seat, String... words) {
        await(() -> assertThat(seat.unheard()).extracting(Heard::body).contains(words[words.length - 1]));
        List<Heard> heard = seat.unheard();
        assertThat(heard).extracting(Heard::body).containsExactly(words);
        return heard;
    }

    private static void await(org.awaitility.core.ThrowingRunnable condition) {
        Awaitility.await()
                .atMost(ChatUser.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(condition);
    }
}
