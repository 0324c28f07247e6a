package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Alice blocked bob: he sees what he would see if she were off, and she hears nothing of him. */
@InWorld
class BlockIT {

    @Test
    void callerShouldReadTheSameWordsWhenBlockedAsWhenCalleeIsOff(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser bobChats = scene.comesOn(bob);

        String off = bobChats.asksFor(mail).isAnswered().body();
        bobChats.cancels(mail).isTold("do not ask any more");
        CHmailUser aliceChats = scene.comesOn(alice);
        aliceChats.isTold("call back");
        aliceChats.blocks(bob.address()).isTold("cannot call you any more");
        String blocked = bobChats.asksFor(mail).isAnswered().body();

        assertThat(blocked).isEqualTo(off).contains("will be told");
        assertThat(bobChats.says("status").isAnswered().body()).contains(alice.address() + ": will be told");
    }

    @Test
    void calleeShouldHearNothingOfWhomSheBlockedUntilSheUnblocksThem(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Identity ofBob = scene.mailed(alice, bob);
        Identity ofCarol = scene.mailed(alice, carol);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        CHmailUser carolChats = scene.comesOn(carol);

        aliceChats.blocks(bob.address()).isTold("cannot call you any more");
        bobChats.asksFor(ofBob).isAnswered();
        aliceChats.chat().goesOff();
        carolChats.asksFor(ofCarol).isAnswered();
        carolChats.isToldUntil("status", alice.address() + ": will be told");
        aliceChats.chat().comesOn();
        // What came of carol has come; so would have what came of bob.
        assertThat(aliceChats.isTold("when you are back").body()).contains(ofCarol.handle());
        aliceChats.isRungFor(ofCarol);
        aliceChats.declines(ofCarol).isTold("you declined");
        aliceChats.says("status").isTold("nobody is being asked");
        assertThat(aliceChats.unheardOf(ofBob)).isEmpty();
        assertThat(bobChats.unheardOf(ofBob)).isEmpty();

        aliceChats.unblocks(bob.address());
        assertThat(aliceChats.isRungFor(ofBob).body()).contains(bob.address());
        String room = aliceChats.accepts(ofBob).isInvited();
        assertThat(bobChats.isInvited()).isEqualTo(room);
    }

    @Test
    void ringShouldFallSilentWhenCalleeBlocksTheCaller(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
        aliceChats.blocks(bob.address()).isTold("cannot call you any more");

        // As if she had gone off.
        bobChats.isTold("will be told");
        assertThat(aliceChats.accepts(mail).isAnswered().body()).contains("nothing to accept");
    }

    @Test
    void whoBlockedTheCallerShouldNotBeAskedIntoTheRoom(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Person dave = scene.person("dave");
        Identity mail = scene.send(scene.mail(alice, bob).cc(carol.address(), dave.address()), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        CHmailUser carolChats = scene.comesOn(carol);
        CHmailUser daveChats = scene.comesOn(dave);

        carolChats.blocks(bob.address()).isTold("cannot call you any more");
        // Whom she blocked does not learn it from who will be asked.
        assertThat(bobChats.asksFor(mail).isAnswered().body()).contains(carol.address(), dave.address());
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        bobChats.entersAs("Bob");
        daveChats.isRungFor(mail);

        assertThat(carolChats.says("status").isAnswered().body()).contains("Nobody is being asked");
        assertThat(carolChats.unheardOf(mail)).isEmpty();
        assertThat(Refusals.of(() -> carolChats.chat().enters(aliceSits.room(), "Carol")))
                .isEqualTo("registration-required");
    }
}
