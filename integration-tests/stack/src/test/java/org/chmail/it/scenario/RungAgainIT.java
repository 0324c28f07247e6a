package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Alice is on but does not answer: she is rung again, and in the end it waits for her. */
@InWorld
class RungAgainIT {

    @Test
    void calleeShouldBeRungAgainWhenOnAndSilent(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        Heard first = aliceChats.isRungFor(mail);
        Heard second = aliceChats.isRungFor(mail);
        String room = aliceChats.accepts(mail).isInvited();

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(bobChats.isInvited()).isEqualTo(room);
    }

    @Test
    void callerShouldBeToldToWaitWhenEachRingWentUnanswered(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        for (int ring = 0; ring < 3; ring++) {
            aliceChats.isRungFor(mail);
        }
        bobChats.isTold("will be told");

        // And it still waits for her.
        String room = aliceChats.accepts(mail).isInvited();
        assertThat(bobChats.isInvited()).isEqualTo(room);
    }
}
