package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Nobody in a room learns the others' real JIDs, or changes who is in it. */
@InWorld
class RoomGuardIT {

    @Test
    void participantShouldBeRefusedTheMemberList(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");

        assertThat(Refusals.of(aliceSits::countMembers)).isEqualTo("not-allowed");
    }

    @Test
    void nobodyButTheBridgeShouldMakeARoom(Scene scene) {
        Person mallory = scene.person("mallory");
        CHmailUser malloryChats = scene.comesOn(mallory);
        String room = "mine-" + mallory.name() + "@chats." + scene.stack().domain();

        assertThat(Refusals.of(() -> malloryChats.chat().enters(room, "Mallory")))
                .isEqualTo("not-allowed");
    }
}
