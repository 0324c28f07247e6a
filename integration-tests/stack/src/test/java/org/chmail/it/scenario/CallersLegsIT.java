package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Bob asked and is gone when alice accepts: now it is he who is called. */
@InWorld
class CallersLegsIT {

    @Test
    void callerShouldBeAlarmedAndRungWhenGoneAtTheAnswer(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        bobChats.close();
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");

        CHmailUser again = scene.comesOn(bob);
        Heard alarm = again.isTold("when you are back");
        assertThat(alarm.body()).contains(alice.address(), mail.handle());
        Heard ring = again.isRungFor(mail);
        assertThat(ring.corrects()).contains(alarm.id());
        assertThat(ring.body()).contains(alice.address());
        RoomSeat bobSits = again.accepts(mail).entersAs("Bob");

        assertThat(bobSits.room()).isEqualTo(aliceSits.room());
        bobSits.says("Sorry, I was away.");
        aliceSits.hears("Sorry, I was away.");
    }

    @Test
    void callerShouldBeInvitedOnceBackWhenGoneAtTheAnswerButAnotherCallerWasThere(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Identity mail = scene.send(scene.mail(alice, bob, carol), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        CHmailUser carolChats = scene.comesOn(carol);

        bobChats.asksFor(mail).isAnswered();
        carolChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        bobChats.close();
        String room = aliceChats.accepts(mail).isInvited();
        assertThat(carolChats.isInvited()).isEqualTo(room);

        // Somebody who asked is there, so he is not called; but he finds the chat when he is back.
        CHmailUser again = scene.comesOn(bob);
        assertThat(again.isInvited()).isEqualTo(room);
        assertThat(again.unheardOf(mail))
                .allMatch(message -> message.invitation().isPresent());
    }
}
