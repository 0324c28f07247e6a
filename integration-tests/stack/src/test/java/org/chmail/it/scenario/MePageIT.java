package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.browser.BrowserUser;
import org.chmail.it.browser.Browsers;
import org.chmail.it.browser.WithBrowsers;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Who is signed in has all of it in one page: who asks, the chats, the mails, the browsers. */
@WithBrowsers
@InWorld
class MePageIT {

    @Test
    void whoHasNothingButThePageOpenShouldBeRungThereAcceptAndChat(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.send(scene.mail(alice, bob).subject("Lunch on Friday?"), bob);
        BrowserUser aliceReads = SignedIn.at(scene, browsers, alice);
        aliceReads.seesHeading("My chats").sees("Lunch on Friday?").canUseItEverywhere();
        aliceReads.doesNotSee(bob.address());
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail);
        assertThat(bobChats.isAnswered().body()).contains("is being asked now");
        aliceReads.sees(bob.name() + " would like to chat").canUseItEverywhere();
        aliceReads.presses("Accept");

        RoomSeat bobSits = bobChats.entersAs("Bob");
        bobSits.says("Noon?");
        aliceReads.sees("Noon?").says("Noon suits me.");
        assertThat(bobSits.hears("Noon suits me.").nick()).isEqualTo(alice.name());
        aliceReads.canUseItEverywhere().presses("Leave").sees("You have left the chat.");

        aliceReads.follows("Back").seesHeading("My chats").sees("The chat is open.");
        aliceReads.follows("Open the chat about Lunch on Friday?").sees("Noon suits me.");
        aliceReads.opens(scene.site() + "/me").presses("Sign out").seesHeading("Chat about a mail");
        aliceReads.opens(scene.site() + "/me").seesHeading("Sign in");
    }
}
