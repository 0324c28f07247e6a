package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern SAID = Pattern.compile("yes ([0-9]{6})");

    @Test
    void whoHasNothingButThePageOpenShouldBeRungThereAcceptAndChat(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.send(scene.mail(alice, bob).subject("Lunch on Friday?"), bob);
        BrowserUser aliceReads = signedIn(scene, browsers, alice);
        aliceReads.seesHeading("My chats").sees("Lunch on Friday?").canUseItEverywhere();
        aliceReads.doesNotSee(bob.address());
        CHmailUser bobChats = scene.comesOn(bob);

        bobChats.asksFor(mail);
        assertThat(bobChats.isAnswered().body()).contains("is being asked now");
        aliceReads.sees(bob.name() + " would like to chat").canUseItEverywhere().picture("me");
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

    /** Somebody at {@code /me}, with no XMPP client any more. */
    private static BrowserUser signedIn(Scene scene, Browsers browsers, Person who) {
        CHmailUser chats = scene.comesOn(who);
        BrowserUser reader = browsers.at(scene.site()).opens(scene.site() + "/me");
        reader.fills("Login", who.address()).presses("Go on").seesHeading("Your code");
        Matcher said = SAID.matcher(reader.page().locator("#wait").innerText());
        assertThat(said.find()).isTrue();
        chats.isTold("wants to sign in as you");
        chats.says(said.group()).isTold("your page is signed in now");
        chats.close();
        return reader;
    }
}
