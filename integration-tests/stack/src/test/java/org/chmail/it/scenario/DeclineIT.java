package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Alice is rung and does not want to chat now. */
@InWorld
class DeclineIT {

    @Test
    void callerShouldBeToldWhenCalleeDeclines(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        aliceChats.declines(mail).isTold("you declined");

        assertThat(bobChats.isTold("declined").body()).contains(alice.address(), mail.handle());
    }

    @Test
    void oneWordShouldDoWhenThereIsOneThingToDecline(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        aliceChats.says(" Decline\n");

        bobChats.isTold("declined");
    }

    @Test
    void chatShouldOpenTheOtherWayWhenCalleeAcceptsAfterDeclining(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        aliceChats.declines(mail).isTold("you declined");
        bobChats.isTold("declined");
        aliceChats.accepts(mail);

        // To accept after the end is to call back, an attempt the other way.
        bobChats.isRungFor(mail);
        String room = bobChats.accepts(mail).isInvited();
        assertThat(aliceChats.isInvited()).isEqualTo(room);
    }
}
