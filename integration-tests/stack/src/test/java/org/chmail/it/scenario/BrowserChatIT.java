package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.it.Person;
import org.chmail.it.browser.BrowserUser;
import org.chmail.it.browser.Browsers;
import org.chmail.it.browser.WithBrowsers;
import org.chmail.it.client.ArrivedMail;
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

    private static final Pattern CODE = Pattern.compile("\\b([0-9]{8})\\b");

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
                .fills("The code", code(scene, carl))
                .fills("Your name", "Carl")
                .presses("Go on");
        carlReads.sees("Lunch on Friday?").sees("They can be reached now.").canUseItEverywhere();
        assertThat(aliceChats.unheardOf(mail))
                .as("nothing happens before the wish")
                .isEmpty();

        carlReads.presses("Ask for a chat").sees("ringing, 1 of").picture("ringing");
        assertThat(aliceChats.isRungFor(mail).body()).contains("Carl (guest) would like to chat");
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");

        aliceSits.says("Hello <b>Carl</b> & co");
        carlReads.sees("Hello <b>Carl</b> & co");
        carlReads.fills("Message", "Hello Alice").pressesKey("Enter");
        assertThat(aliceSits.hears("Hello Alice").nick()).isEqualTo("Carl (guest)");
        carlReads.sees("Hello Alice").canUseItEverywhere().picture("chat");

        carlReads.reloads().sees("Hello <b>Carl</b> & co").sees("Hello Alice");
        carlReads.fills("Message", "Once more").pressesKey("Enter");
        assertThat(aliceSits.hears("Once more").nick()).isEqualTo("Carl (guest)");

        carlReads.presses("Leave").sees("You have left the chat.");
        aliceSits.seesOnly("Alice", "CHmail");
    }

    @Test
    void bothShouldChatWithNothingButBrowsers(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        String carl = scene.outsider("carl");
        Identity mail = scene.sendOutside(scene.mail(alice).to(carl).subject("Lunch on Friday?"));

        BrowserUser carlReads = proven(scene, browsers, mail, carl, "Carl");
        carlReads.presses("Ask for a chat").sees("will be told");
        URI link = AlarmMails.link(AlarmMails.theOnlyOneOf(alice));
        BrowserUser aliceReads = browsers.at(scene.site()).opens(link);
        aliceReads.sees("Carl (guest) would like to chat").presses("Accept");

        carlReads.fills("Message", "Is it you?").pressesKey("Enter");
        aliceReads.sees("Is it you?").fills("Message", "It is.").pressesKey("Enter");
        carlReads.sees("It is.");
        for (int i = 1; i <= 5; i++) {
            carlReads.fills("Message", "from carl " + i).pressesKey("Enter");
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

    private static BrowserUser proven(Scene scene, Browsers browsers, Identity mail, String address, String name) {
        BrowserUser reader = browsers.at(scene.site()).opens(mail.chatUrl());
        reader.fills("Your mail address", address).presses("Send me a code");
        return reader.fills("The code", code(scene, address))
                .fills("Your name", name)
                .presses("Go on");
    }

    private static String code(Scene scene, String address) {
        ArrivedMail mail = scene.outside().receivesFor(address, "is your code");
        Matcher code = CODE.matcher(mail.text());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }
}
