package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** A chat closes when nobody speaks, or nobody is left in it; not because the bridge was away. */
@InWorld
class IdleClosingIT {

    /** With some time to act on it. */
    private static final Duration IDLE = Duration.ofSeconds(40);

    private static final Duration EMPTY = Duration.ofSeconds(10);

    @Test
    void chatShouldCloseWhenNobodySpeaks(Scene scene) {
        try (RestoredBridge impatient = scene.bridgeWith("chat.idle=15s")) {
            Three three = Three.chatting(scene);
            three.talk("Lunch?", "Yes.");

            three.bobSits().hears("ended", IDLE);
            three.aliceSits().isGone();
            three.bobSits().isGone();
            assertThat(impatient.bridge().process().isAlive()).isTrue();
        }
    }

    @Test
    void chatShouldCloseWhenNobodyIsLeftAndNotBefore(Scene scene) {
        Three three = Three.chatting(scene);
        three.bobSits().leaves();
        three.aliceSits().leaves();
        // Back in time: it is not empty any more.
        RoomSeat bob = three.bobChats().chat().enters(three.aliceSits().room(), "Bob");
        Awaitility.await()
                .during(EMPTY.plusSeconds(3))
                .atMost(EMPTY.plusSeconds(6))
                .until(() -> bob.nicks().contains("CHmail"));

        bob.leaves();

        three.bobChats().isToldUntil("status", "no chat is open");
        assertThat(Refusals.of(() -> three.aliceChats().chat().enters(bob.room(), "Alice")))
                .isEqualTo("not-allowed");
    }

    @Test
    void chatShouldStayOpenWhenTheBridgeWasAwayWhileSomebodyCameBack(Scene scene) {
        Three three = Three.chatting(scene);
        three.bobSits().leaves();
        three.aliceSits().leaves();
        // The bridge has seen it empty, and is away when that would have been too long.
        three.bobChats().says("status").isTold("chat is open");
        scene.stack().bridge().process().kill();
        RoomSeat alice = three.aliceChats().chat().enters(three.aliceSits().room(), "Alice");
        Awaitility.await().during(EMPTY).atMost(EMPTY.plusSeconds(5)).until(() -> true);
        scene.stack().bridge().startAgain();

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> alice.nicks().contains("CHmail"));
        Awaitility.await()
                .during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(8))
                .until(() -> alice.nicks().contains("CHmail"));
        assertThat(alice.room()).isEqualTo(three.aliceSits().room());
    }
}
