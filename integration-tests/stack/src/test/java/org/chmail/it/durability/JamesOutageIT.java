package org.chmail.it.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.server.JamesServer;
import org.chmail.it.world.Health;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** James is away while an alarm mail is due: chats go on without it, and the mail is sent once it is back. */
@InWorld
class JamesOutageIT {

    /** A mail that was not taken is tried again after 30 s at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void alarmMailShouldBeSentWhenJamesIsBack(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Identity toBeAlarmed = scene.mailed(alice, bob);
        Identity toBeJoined = scene.mailed(carol, bob);
        JamesServer james = scene.stack().james();
        CHmailUser bobChats = scene.comesOn(bob);

        james.process().kill();
        try {
            assertThat(bobChats.asksFor(toBeAlarmed).isAnswered().body()).contains("will be told");
            Awaitility.await("the bridge says that letters wait")
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(Health.of(scene.stack().bridge()).says("mail"))
                                    .startsWith("letters wait"));
            CHmailUser carolChats = scene.comesOn(carol);
            bobChats.asksFor(toBeJoined).isAnswered();
            carolChats.isRungFor(toBeJoined);
            String room = carolChats.accepts(toBeJoined).isInvited();
            assertThat(bobChats.isInvited()).isEqualTo(room);
        } finally {
            james.startAgain();
        }

        Awaitility.await("alice has the alarm mail")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(alice.mail().inbox())
                        .singleElement()
                        .satisfies(mail -> assertThat(mail.body()).contains(toBeAlarmed.handle())));
        Awaitility.await("mail is well again")
                .atMost(PATIENCE)
                .until(() -> Health.of(scene.stack().bridge()).isWell("mail"));
        assertThat(scene.mailed(bob, alice).loginId()).isEqualTo(bob.address());
    }
}
