package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.server.Artifacts;
import org.chmail.it.server.OpenfireServer;
import org.chmail.it.server.ServerProcess;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the bridge knows of who is on survives lost pushes, a new plugin and a new Openfire. */
@InWorld
@Tag("OwnServer")
class WatchRepairIT {

    /** Openfire looks for new plugins every 20 s, and a lease is renewed every 40 s. */
    private static final Duration REPLACED = Duration.ofSeconds(90);

    @Test
    void calleeShouldBeRungWhenTheNewsOfHerComingWasLost(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser bobChats = scene.comesOn(bob);
        assertThat(bobChats.asksFor(mail).isAnswered().body()).contains("will be told");

        scene.losesPushes(bobChats, 1);
        CHmailUser aliceChats = scene.comesOn(alice);
        aliceChats.isTold("when you are back");
        // The next change of anybody shows that a number is missing.
        scene.comesOn(scene.person("carol"));

        aliceChats.isRungFor(mail);
    }

    @Test
    void calleeShouldBeRungWhenThePluginWasReplaced(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser bobChats = scene.comesOn(bob);
        assertThat(bobChats.asksFor(mail).isAnswered().body()).contains("will be told");
        OpenfireServer openfire = scene.ownOpenfire();
        int watches = watches(openfire.process());

        openfire.deploy(Artifacts.ofSystemProperty().plugin());
        Awaitility.await("the bridge watches anew").atMost(REPLACED).until(() -> watches(openfire.process()) > watches);
        CHmailUser aliceChats = scene.comesOn(alice);

        aliceChats.isTold("when you are back");
        Heard ring = aliceChats.isRungFor(mail);
        assertThat(ring.body()).contains(bob.address());
        String room = aliceChats.accepts(mail).isInvited();
        assertThat(bobChats.isInvited()).isEqualTo(room);
    }

    @Test
    void nobodyShouldBeAlarmedWhenOpenfireRestartsWhileRinging(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        OpenfireServer openfire = scene.ownOpenfire();

        try (RestoredBridge graceful = scene.bridgeWith("presence.restartGrace=60s")) {
            CHmailUser aliceBefore = scene.comesOn(alice);
            scene.comesOn(bob).asksFor(mail).isAnswered();
            aliceBefore.isRungFor(mail);

            openfire.process().kill();
            openfire.startAgain();
            CHmailUser aliceChats = scene.comesOn(alice);
            CHmailUser bobChats = scene.comesOn(bob);
            aliceChats.isRungFor(mail);
            String room = aliceChats.accepts(mail).isInvited();

            assertThat(bobChats.isInvited()).isEqualTo(room);
            assertThat(bobChats.chat().unheard())
                    .noneMatch(message -> message.body().contains("will be told"));
            assertThat(aliceChats.chat().unheard())
                    .noneMatch(message -> message.body().contains("you are back"));
            assertThat(graceful.bridge().process().isAlive()).isTrue();
        }
    }

    private static int watches(ServerProcess openfire) {
        return openfire.logged("watches presence").size();
    }
}
