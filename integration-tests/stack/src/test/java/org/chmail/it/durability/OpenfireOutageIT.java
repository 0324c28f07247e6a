package org.chmail.it.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.server.OpenfireServer;
import org.chmail.it.world.Api;
import org.chmail.it.world.Health;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Openfire is away for a while: the bridge says so, goes on taking what it can, and alarms nobody for being unknown. */
@InWorld
@Tag("OwnServer")
class OpenfireOutageIT {

    private static final Duration NOTICED = Duration.ofSeconds(45);
    private static final Duration BACK = Duration.ofSeconds(60);
    private static final Duration FROZEN = Duration.ofSeconds(60);

    /** Goes off before the bridge has noticed that Openfire is gone: who does not answer then is not off. */
    private static final String RING_TIME = "attempt.ringTime=10s";

    enum End {
        STOPPED,
        KILLED
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void attemptsShouldGoOnWhenOpenfireWasAway(End end, Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity first = scene.mailed(alice, bob);
        Identity second = scene.mailed(alice, bob);
        OpenfireServer openfire = scene.ownOpenfire();

        try (RestoredBridge restored = scene.bridgeWith("presence.restartGrace=60s", "presence.offAfter=10s")) {
            CHmailUser aliceBefore = scene.comesOn(alice);
            String ringing = begin(scene, first, bob);
            aliceBefore.isRungFor(first);

            if (end == End.KILLED) {
                openfire.process().kill();
            } else {
                openfire.process().close();
            }
            String waiting;
            try {
                awaitSaid(restored, "XMPP");
                waiting = begin(scene, second, bob);
                assertThat(leg(scene, waiting)).isEqualTo("RINGING");
            } finally {
                openfire.startAgain();
            }
            CHmailUser aliceChats = scene.comesOn(alice);
            CHmailUser bobChats = scene.comesOn(bob);

            aliceChats.isRungFor(second);
            assertThat(leg(scene, ringing)).isEqualTo("RINGING");
            assertRoomOpens(aliceChats, bobChats, first);
            assertRoomOpens(aliceChats, bobChats, second);
            assertNobodyWasAlarmed(aliceChats, bobChats);
            awaitReady(restored);
        }
    }

    @Test
    void attemptsShouldGoOnWhenOpenfireWasFrozen(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity first = scene.mailed(alice, bob);
        Identity second = scene.mailed(alice, bob);
        OpenfireServer openfire = scene.ownOpenfire();

        try (RestoredBridge restored =
                scene.bridgeWith("presence.restartGrace=60s", "presence.offAfter=10s", RING_TIME)) {
            CHmailUser aliceChats = scene.comesOn(alice);
            CHmailUser bobChats = scene.comesOn(bob);
            bobChats.asksFor(first).isAnswered();
            aliceChats.isRungFor(first);

            openfire.process().freeze();
            long frozen = System.nanoTime();
            String waiting;
            try {
                awaitSaid(restored, "XMPP");
                waiting = begin(scene, second, bob);
                Awaitility.await("Openfire was frozen for " + FROZEN)
                        .atMost(FROZEN.plusSeconds(30))
                        .until(() -> System.nanoTime() - frozen > FROZEN.toNanos());
                assertThat(leg(scene, waiting)).isEqualTo("RINGING");
            } finally {
                openfire.process().thaw();
            }

            aliceChats.chat().hears("a ring", heard -> heard.body().contains(second.handle()), BACK);
            assertThat(leg(scene, waiting)).isEqualTo("RINGING");
            assertRoomOpens(aliceChats, bobChats, first);
            assertRoomOpens(aliceChats, bobChats, second);
            assertNobodyWasAlarmed(aliceChats, bobChats);
            awaitReady(restored);
        }
    }

    private static void awaitSaid(RestoredBridge restored, String word) {
        Awaitility.await("the bridge says that there is no XMPP session")
                .atMost(NOTICED)
                .untilAsserted(() -> {
                    Health health = Health.of(restored.bridge());
                    assertThat(health.ready()).isFalse();
                    assertThat(health.isWell("xmpp")).isFalse();
                    assertThat(health.says("xmpp")).contains(word);
                });
    }

    private static void awaitReady(RestoredBridge restored) {
        Awaitility.await("the bridge is well again")
                .atMost(BACK)
                .until(() -> Health.of(restored.bridge()).ready());
    }

    private static String begin(Scene scene, Identity mail, Person caller) {
        Api.Answer begun = scene.api().beginAttempt(mail, caller.address());
        assertThat(begun.status()).isEqualTo(201);
        return begun.body().path("id").asText();
    }

    private static String leg(Scene scene, String attempt) {
        return scene.api()
                .attempt(attempt)
                .body()
                .path("legs")
                .path(0)
                .path("state")
                .asText();
    }

    private static void assertRoomOpens(CHmailUser callee, CHmailUser caller, Identity mail) {
        String room = callee.accepts(mail).isInvited();
        caller.chat()
                .hears(
                        "an invitation to " + room,
                        heard -> heard.invitation().filter(room::equals).isPresent());
    }

    private static void assertNobodyWasAlarmed(CHmailUser callee, CHmailUser caller) {
        assertThat(callee.chat().unheard()).extracting(Heard::body).noneMatch(body -> body.contains("you are back"));
        assertThat(caller.chat().unheard()).extracting(Heard::body).noneMatch(body -> body.contains("will be told"));
    }
}
