package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Who accepts after the end gets the chat again while it stands; else the former caller is rung in turn. */
@InWorld
class CallBackIT {

    @Test
    void formerCallerShouldBeRungWhenCalleeAcceptsAfterTheyWithdrew(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        bobChats.cancels(mail).isTold("do not ask any more");
        aliceChats.isTold("call back");
        aliceChats.accepts(mail);

        assertThat(bobChats.isRungFor(mail).body()).contains(alice.address());
        String room = bobChats.accepts(mail).isInvited();
        assertThat(aliceChats.isInvited()).isEqualTo(room);
    }

    @Test
    void formerCallerShouldBeRungWhenCalleeAcceptsAfterDecliningWhileOthersAreStillAsked(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Identity mail = scene.send(scene.mail(alice, bob, carol), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        CHmailUser carolChats = scene.comesOn(carol);

        aliceChats.asksFor(mail).isAnswered();
        bobChats.isRungFor(mail);
        carolChats.isRungFor(mail);
        bobChats.declines(mail).isTold("you declined");
        aliceChats.isTold("declined");
        bobChats.accepts(mail);

        assertThat(aliceChats.isRungFor(mail).body()).contains(bob.address());
        String room = aliceChats.accepts(mail).isInvited();
        assertThat(bobChats.isInvited()).isEqualTo(room);
        assertThat(carolChats.accepts(mail).isInvited()).isEqualTo(room);
    }

    @Test
    void chatShouldBeThereAgainWhenWhoJoinedLeftItAndAcceptsAgain(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        RoomSeat bobSits = bobChats.entersAs("Bob");
        aliceSits.leaves();
        aliceChats.accepts(mail).isTold("is there");

        RoomSeat again = aliceChats.entersAs("Alice");
        assertThat(again.room()).isEqualTo(bobSits.room());
        again.says("Back again.");
        bobSits.hears("Back again.");
    }

    @Test
    void chatShouldBeThereWhenWhoDeclinedItAcceptsAfterAll(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Identity mail = scene.send(scene.mail(alice, bob).cc(carol.address()), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        CHmailUser carolChats = scene.comesOn(carol);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        carolChats.isRungFor(mail);
        carolChats.declines(mail).isTold("you declined");
        RoomSeat carolSits = carolChats.accepts(mail).entersAs("Carol");

        assertThat(carolSits.room()).isEqualTo(aliceSits.room());
        carolSits.says("Here after all.");
        aliceSits.hears("Here after all.");
    }
}
