package org.chmail.it.durability;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.server.JamesServer;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** James is away for a while: chats go on without it. */
@InWorld
class JamesOutageIT {

    @Test
    void chatsShouldGoOnAndMailsBeStampedAgainWhenJamesWasAway(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        JamesServer james = scene.stack().james();

        james.process().kill();
        try {
            CHmailUser bobChats = scene.comesOn(bob);
            assertThat(bobChats.asksFor(mail).isAnswered().body()).contains("will be told");
            CHmailUser aliceChats = scene.comesOn(alice);
            aliceChats.isRungFor(mail);
            String room = aliceChats.accepts(mail).isInvited();
            assertThat(bobChats.isInvited()).isEqualTo(room);
        } finally {
            james.startAgain();
        }

        assertThat(scene.mailed(bob, alice).loginId()).isEqualTo(bob.address());
    }
}
