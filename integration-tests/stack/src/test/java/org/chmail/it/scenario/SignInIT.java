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
import org.chmail.it.client.Heard;
import org.chmail.it.client.Identity;
import org.chmail.it.world.AlarmMails;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Someone signs a browser in without a password. */
@WithBrowsers
@InWorld
class SignInIT {

    private static final Pattern SAID = Pattern.compile("yes ([0-9]{6})");
    private static final Pattern LINK = Pattern.compile("(https?://\\S+/y/[a-z2-7]{32})\\s");

    @Test
    void browserShouldBeSignedInByYesAndNoOtherOne(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        CHmailUser aliceChats = scene.comesOn(alice);
        Identity mail = scene.send(scene.mail(alice, bob).subject("Lunch on Friday?"), bob);

        BrowserUser aliceReads = browsers.at(scene.site()).opens(mail.chatUrl());
        aliceReads.doesNotSee("Lunch on Friday?").follows("Sign in");
        aliceReads.canUseItEverywhere().fills("Login", alice.address()).presses("Go on");
        String code = code(aliceReads.seesHeading("Your code").canUseItEverywhere());
        Heard asked = aliceChats.isTold("wants to sign in as you");
        assertThat(asked.body()).contains("(Linux)").doesNotContain(code);

        // somebody else's browser, which waits for bob
        BrowserUser other = browsers.at(scene.site()).opens(scene.site() + "/in");
        other.fills("Login", bob.address()).presses("Go on");
        aliceChats
                .says("yes " + code(other.seesHeading("Your code")))
                .isTold("no page that waits for you shows that code");

        aliceChats.says("yes " + code).isTold("your page is signed in now");
        aliceReads.doesNotSee("Your code");
        aliceReads.opens(mail.chatUrl()).sees("Lunch on Friday?").seesButton("Ask for a chat");
        other.reloads().seesHeading("Your code");
        other.opens(mail.chatUrl()).doesNotSee("Lunch on Friday?");

        assertThat(aliceChats.says("sessions").isTold("you are signed in with").body())
                .contains("1. Chrom", "(Linux)")
                .doesNotContain("2.");
        aliceChats.says("sessions end 1").isTold("you are signed out there");
        aliceReads.reloads().doesNotSee("Lunch on Friday?");
    }

    @Test
    void whoIsOffShouldSayYesByTheMailsLink(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.send(scene.mail(bob, alice).subject("Lunch on Friday?"), alice);

        BrowserUser aliceReads = browsers.at(scene.site()).opens(scene.site() + "/in");
        aliceReads.fills("Login", alice.address()).presses("Go on");
        String code = code(aliceReads.seesHeading("Your code"));
        ArrivedMail letter = AlarmMails.theOnlyOneOf(alice);
        assertThat(letter.text()).doesNotContain(code);
        Matcher link = LINK.matcher(letter.text());
        assertThat(link.find()).as(letter.text()).isTrue();

        BrowserUser elsewhere = browsers.at(scene.site()).opens(URI.create(link.group(1)));
        elsewhere.seesHeading("Is it you who signs in?").canUseItEverywhere();
        elsewhere.mayComplain("422");
        elsewhere.fills("The code shown there", "12345").presses("Yes, it is me");
        elsewhere.sees("That is not the code.");
        elsewhere.fills("The code shown there", code).presses("Yes, it is me").seesHeading("Thank you");

        aliceReads.doesNotSee("Your code");
        aliceReads.opens(mail.chatUrl()).sees("Lunch on Friday?").seesButton("Ask for a chat");
        elsewhere.opens(mail.chatUrl()).doesNotSee("Lunch on Friday?");
    }

    private static String code(BrowserUser reader) {
        Matcher said = SAID.matcher(reader.page().locator("#wait").innerText());
        assertThat(said.find()).isTrue();
        return said.group(1);
    }
}
