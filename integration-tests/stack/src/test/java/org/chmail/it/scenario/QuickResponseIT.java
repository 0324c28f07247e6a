package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Alice's client shows what can be answered (XEP-0439), and she taps it. */
@InWorld
class QuickResponseIT {

    @Test
    void calleeShouldAcceptWhenTheyTapTheAnswerOfTheRing(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        Heard ring = aliceChats.isRungFor(mail);

        String accept = "accept " + mail.handle();
        assertThat(ring.responses())
                .containsEntry(accept, "Accept")
                .containsEntry("decline " + mail.handle(), "Decline")
                .containsEntry("later " + mail.handle() + " 10m", "In 10 minutes")
                .hasSize(3);
        String room = aliceChats.says(accept).isInvited();
        assertThat(bobChats.isInvited()).isEqualTo(room);
        assertThat(aliceChats.isTold("accepted").responses()).isEmpty();
    }

    @Test
    void calleeShouldTapOneWhenThereAreSeveralThingsToAnswer(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity one = scene.mailed(alice, bob);
        Identity two = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(one).isAnswered();
        bobChats.asksFor(two).isAnswered();
        aliceChats.isRungFor(one);
        aliceChats.isRungFor(two);

        Heard which = aliceChats.says("decline").isTold("which one");

        assertThat(which.responses()).containsOnlyKeys("decline " + one.handle(), "decline " + two.handle());
        aliceChats.says("decline " + two.handle());
        assertThat(bobChats.isTold("declined to chat").body()).contains(two.handle());
    }
}
