package org.chmail.it.scenario;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Bob asks for a chat about alice's mail; she is rung and accepts; they talk. */
@InWorld
class AskAcceptTalkIT {

    @Test
    void receiverAndAuthorShouldTalkWhenAuthorAccepts(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        RoomSeat bobSits = bobChats.entersAs("Bob");

        aliceSits.says("Noon suits me.");
        bobSits.hears("Noon suits me.");
        bobSits.says("Me too.");
        aliceSits.hears("Me too.");
    }
}
