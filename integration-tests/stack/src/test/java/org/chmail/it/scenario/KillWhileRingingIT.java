package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** The bridge crashes: what was begun goes on after it is back. */
@InWorld
class KillWhileRingingIT {

    @Test
    void chatShouldOpenWhenTheBridgeCrashedWhileRinging(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        scene.stack().bridge().process().kill();
        scene.stack().bridge().startAgain();

        String room = aliceChats.accepts(mail).isInvited();
        assertThat(bobChats.isInvited()).isEqualTo(room);
    }

    @Test
    void answerShouldCountWhenItWasGivenWhileTheBridgeWasDown(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        scene.stack().bridge().process().kill();
        // A message kept by our own server's offline store is a command if younger than ten minutes.
        aliceChats.accepts(mail);
        scene.stack().bridge().startAgain();

        assertThat(bobChats.isInvited()).isEqualTo(aliceChats.isInvited());
    }

    @Test
    void openChatShouldGoOnWhenTheBridgeCrashed(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Identity mail = scene.send(scene.mail(alice, bob).cc(carol.address()), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        RoomSeat bobSits = bobChats.entersAs("Bob");

        scene.stack().bridge().process().kill();
        aliceSits.says("Still here?");
        bobSits.hears("Still here?");
        scene.stack().bridge().startAgain();

        // It is back in the room as the one who lets others in.
        CHmailUser carolChats = scene.comesOn(carol);
        carolChats.asksFor(mail);
        RoomSeat carolSits = carolChats.entersAs("Carol");
        carolSits.says("Late again.");
        aliceSits.hears("Late again.");
    }
}
