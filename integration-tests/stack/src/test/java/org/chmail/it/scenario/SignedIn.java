package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.it.Person;
import org.chmail.it.browser.BrowserUser;
import org.chmail.it.browser.Browsers;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.world.Scene;

/** Somebody at {@code /me}, with no XMPP client any more. */
final class SignedIn {

    private static final Pattern SAID = Pattern.compile("yes ([0-9]{6})");

    private SignedIn() {}

    static BrowserUser at(Scene scene, Browsers browsers, Person who) {
        return at(scene, browsers.at(scene.site()), who);
    }

    static BrowserUser at(Scene scene, BrowserUser reader, Person who) {
        try (CHmailUser chats = scene.comesOn(who)) {
            reader.opens(scene.site() + "/me").fills("Login", who.address()).presses("Go on");
            reader.seesHeading("Your code").picture("sign-in");
            Matcher said = SAID.matcher(reader.page().locator("#wait").innerText());
            assertThat(said.find()).isTrue();
            chats.isTold("wants to sign in as you");
            chats.says(said.group()).isTold("your page is signed in now");
            return reader.seesHeading("My chats");
        }
    }
}
