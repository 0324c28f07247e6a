package org.chmail.it.scenario;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.Scene;

/** Alice and Bob chat about a mail of Alice's; Carol, who is on Cc, does not yet. */
record Three(
        Scene scene,
        Person alice,
        Person bob,
        Person carol,
        String messageId,
        Identity mail,
        CHmailUser aliceChats,
        CHmailUser bobChats,
        RoomSeat aliceSits,
        RoomSeat bobSits) {

    static Three chatting(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        String messageId = scene.mail(alice, bob)
                .cc(carol.address())
                .subject("Lunch on Friday?")
                .send();
        Identity mail = bob.mail().receivesByImap(messageId).stamped();
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        return new Three(
                scene, alice, bob, carol, messageId, mail, aliceChats, bobChats, aliceSits, bobChats.entersAs("Bob"));
    }

    /** Carol comes on, accepts and goes in. */
    RoomSeat carolJoins() {
        CHmailUser carolChats = scene.comesOn(carol);
        carolChats.isRungFor(mail);
        return carolChats.accepts(mail).entersAs("Carol");
    }

    /** The two speak in turn, each hearing the other. */
    void talk(String... words) {
        RoomSeat speaker = aliceSits;
        RoomSeat other = bobSits;
        for (String word : words) {
            speaker.says(word);
            speaker.hears(word);
            other.hears(word);
            RoomSeat next = other;
            other = speaker;
            speaker = next;
        }
    }
}
