package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** A client that joins its old rooms by itself gets an error after the chat closed, and no room arises. */
@InWorld
class AutojoinAfterClosingIT {

    @Test
    void joinShouldBeRefusedAndNoRoomAriseWhenTheChatIsClosed(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        RoomSeat bobSits = bobChats.entersAs("Bob");

        aliceChats.says("close " + mail.port());
        bobSits.hears("ended");
        aliceSits.isGone();
        bobSits.isGone();

        // XEP-0045 §10.1.1: not-allowed is how a service refuses to create a room.
        assertThat(Refusals.of(() -> bobChats.chat().enters(bobSits.room(), "Bob")))
                .isEqualTo("not-allowed");
        assertThat(Refusals.of(() -> aliceChats.chat().enters(bobSits.room(), "Alice")))
                .isEqualTo("not-allowed");
    }

    @Test
    void chatShouldCloseWhenNobodyIsLeftInIt(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        RoomSeat bobSits = bobChats.entersAs("Bob");

        bobSits.leaves();
        aliceSits.leaves();

        aliceChats.isToldUntil("status", "no chat is open");
        assertThat(Refusals.of(() -> bobChats.chat().enters(bobSits.room(), "Bob")))
                .isEqualTo("not-allowed");
    }
}
