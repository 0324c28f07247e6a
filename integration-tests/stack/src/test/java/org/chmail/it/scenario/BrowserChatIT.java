package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.chmail.it.Person;
import org.chmail.it.browser.BrowserUser;
import org.chmail.it.browser.Browsers;
import org.chmail.it.browser.WithBrowsers;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.AlarmMails;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Chats of people with nothing but a browser. */
@WithBrowsers
@InWorld
class BrowserChatIT {

    @Test
    void guestShouldProveAskAndChatWithSomeoneAtAnXmppClient(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        String carl = scene.outsider("carl");
        Identity mail = scene.sendOutside(scene.mail(alice).to(carl).subject("Lunch on Friday?"));
        CHmailUser aliceChats = scene.comesOn(alice);

        BrowserUser carlReads = browsers.at(scene.site()).opens(mail.chatUrl());
        carlReads.doesNotSee("Lunch on Friday?").doesNotSee(alice.address());
        carlReads.fills("Your mail address", carl).presses("Send me a code").canUseItEverywhere();
        carlReads
                .fills("The code", Guests.code(scene, carl))
                .fills("Your name", "Carl")
                .presses("Go on");
        carlReads.sees("Lunch on Friday?").sees("They can be reached now.").canUseItEverywhere();
        assertThat(aliceChats.unheardOf(mail))
                .as("nothing happens before the wish")
                .isEmpty();

        carlReads.presses("Ask for a chat").sees("ringing, 1 of");
        assertThat(aliceChats.isRungFor(mail).body()).contains("Carl (guest) would like to chat");
        // she is slow
        carlReads.sees("ringing, 2 of");
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");

        aliceSits.says("Hello <b>Carl</b> & co");
        carlReads.sees("Hello <b>Carl</b> & co");
        carlReads.says("Hello Alice");
        assertThat(aliceSits.hears("Hello Alice").nick()).isEqualTo("Carl (guest)");
        carlReads.sees("Hello Alice").canUseItEverywhere();

        carlReads.reloads().sees("Hello <b>Carl</b> & co").sees("Hello Alice");
        carlReads.says("Once more");
        assertThat(aliceSits.hears("Once more").nick()).isEqualTo("Carl (guest)");

        carlReads.presses("Leave").sees("You have left the chat.");
        aliceSits.seesOnly("Alice", "CHmail");
    }

    @Test
    void bothShouldChatWithNothingButBrowsers(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        String carl = scene.outsider("carl");
        Identity mail = scene.sendOutside(scene.mail(alice).to(carl).subject("Lunch on Friday?"));

        BrowserUser carlReads = Guests.proven(scene, browsers, mail, carl, "Carl");
        carlReads.presses("Ask for a chat").sees("will be told");
        URI link = AlarmMails.link(AlarmMails.theOnlyOneOf(alice));
        BrowserUser aliceReads = browsers.at(scene.site()).opens(link);
        aliceReads.sees("Carl (guest) would like to chat").presses("Accept");

        carlReads.says("Is it you?");
        aliceReads.sees("Is it you?").says("It is.");
        carlReads.sees("It is.");
        for (int i = 1; i <= 5; i++) {
            carlReads.says("from carl " + i);
            aliceReads
                    .sees("from carl " + i)
                    .fills("Message", "from alice " + i)
                    .pressesKey("Enter");
            carlReads.sees("from alice " + i);
        }
        assertThat(carlReads.page().locator("#messages .msg").count()).isEqualTo(12);
        aliceReads.reloads().sees("from carl 5");
        assertThat(aliceReads.page().locator("#messages .msg").count()).isEqualTo(12);
    }

    @Test
    void twoGuestsShouldBeInOneChatWithTheAuthor(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        String carl = scene.outsider("carl");
        String dan = scene.outsider("dan");
        Identity mail = scene.sendOutside(scene.mail(alice).to(carl).cc(dan).subject("Lunch on Friday?"));
        CHmailUser aliceChats = scene.comesOn(alice);

        BrowserUser carlReads =
                Guests.proven(scene, browsers, mail, carl, "Carl").presses("Ask for a chat");
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        carlReads.sees("The chat is open.").says("first");
        BrowserUser danReads = Guests.proven(scene, browsers, mail, dan, "Dan").presses("Ask for a chat");

        danReads.sees("first").says("Dan is here");
        assertThat(aliceSits.hears("Dan is here").nick()).isEqualTo("Dan (guest)");
        carlReads.sees("Dan is here");
        aliceSits.says("all three");
        carlReads.sees("all three");
        danReads.sees("all three").sees("3 here");
        aliceSits.seesOnly("Alice", "CHmail", "Carl (guest)", "Dan (guest)");
    }

    @Test
    void nameOfSomebodyElseShouldBeRefused(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        String carl = scene.outsider("carl");
        Identity mail = scene.sendOutside(scene.mail(alice).to(carl));
        BrowserUser carlReads = browsers.at(scene.site()).opens(mail.chatUrl());
        carlReads.fills("Your mail address", carl).presses("Send me a code").mayComplain("status of 422");

        carlReads.fills("The code", Guests.code(scene, carl));
        carlReads
                .fills("Your name", alice.address().substring(0, alice.address().indexOf("@")))
                .presses("Go on")
                .sees("Somebody else on this mail is called so");
        carlReads.fills("The code", Guests.code(scene, carl));
        carlReads.fills("Your name", "Carl (host)").presses("Go on").sees("A name can have no brackets");
        carlReads.canUseItEverywhere();
    }

    @Test
    void addressThatIsNotOnTheMailShouldBeAnsweredAlike(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        String carl = scene.outsider("carl");
        String mallory = scene.outsider("mallory");
        Identity mail = scene.sendOutside(scene.mail(alice).to(carl));

        BrowserUser malloryReads = browsers.at(scene.site()).opens(mail.chatUrl());
        malloryReads.fills("Your mail address", mallory).presses("Send me a code");
        malloryReads.sees("If " + mallory + " is on this mail, a code is on its way there.");
        malloryReads.mayComplain("status of 422");
        malloryReads
                .fills("The code", "00000000")
                .fills("Your name", "M")
                .presses("Go on")
                .sees("That is not the code");
    }

    @Test
    void mailThatIsClosedShouldNotBeChattedAbout(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        String carl = scene.outsider("carl");
        Identity mail = scene.sendOutside(scene.mail(alice).to(carl));
        BrowserUser carlReads = Guests.proven(scene, browsers, mail, carl, "Carl");
        CHmailUser aliceChats = scene.comesOn(alice);
        aliceChats.says("close " + mail.port()).isAnswered();

        carlReads.opens(mail.chatUrl(), 404).seesHeading("This mail can not be chatted about");
    }
}
