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
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where whoever has a mail's link may chat: {@code guests} is {@code anyone}. */
@WithBrowsers
@InWorld
class AnyGuestIT {

    private static final String REFUSED = "Only people who are on this mail can come in now.";

    private static RestoredBridge open;

    @BeforeAll
    static void letsAnyoneIn(Scene scene) {
        open = scene.bridgeWith("guests=anyone");
    }

    @AfterAll
    static void isAsBefore() {
        open.close();
    }

    private static Identity mail(Scene scene, Person alice, Person bob) {
        return scene.send(scene.mail(alice, bob).subject("Salaries of all"), bob);
    }

    private static BrowserUser comesIn(Scene scene, Browsers browsers, Identity mail, String name) {
        return browsers.at(scene.site())
                .mayComplain("status of 403")
                .opens(mail.chatUrl())
                .fills("Your name", name)
                .presses("Go on");
    }

    @Test
    void whoHasTheLinkShouldChatUnderALabelAndLearnNothingOfTheMail(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        CHmailUser aliceChats = scene.comesOn(alice);
        Identity mail = mail(scene, alice, scene.person("bob"));

        BrowserUser zoe = comesIn(scene, browsers, mail, "Zoe")
                .seesButton("Ask for a chat")
                .doesNotSee("Salaries of all")
                .doesNotSee("They can be reached now.")
                .canUseItEverywhere()
                .presses("Ask for a chat")
                .sees("Your wish is on its way.")
                .doesNotSee("Salaries of all");
        aliceChats.isRungFor(mail);
        RoomSeat aliceSits = aliceChats.accepts(mail).entersAs("Alice");
        zoe.sees("The chat is open.").says("hello");
        assertThat(aliceSits.hears("hello").nick()).isEqualTo("Unverified guest Zoe");

        zoe.mayComplain("status of 404");
        aliceChats.says("kick unverified guest zoe").isAnswered();
        aliceSits.seesOnly("Alice", "CHmail");
        zoe.sees("cannot be chatted about");
        comesIn(scene, browsers, mail, "Yve").sees(REFUSED);
    }

    @Test
    void strangerShouldJoinNobodyWhoAskedBeforeUntilTheyProve(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        Identity mail = mail(scene, alice, bob);
        bobChats.asksFor(mail);
        aliceChats.isRungFor(mail);

        comesIn(scene, browsers, mail, "Zoe")
                .mayComplain("status of 409")
                .presses("Ask for a chat")
                .sees(REFUSED)
                .follows("Send me a code")
                .seesButton("Send me a code");
    }

    @Test
    void pageShouldHaveBothWaysInAndBeUsableEverywhere(Scene scene, Browsers browsers) {
        Identity mail = mail(scene, scene.person("alice"), scene.person("bob"));

        browsers.at(scene.site())
                .mayComplain("status of 422")
                .opens(mail.chatUrl())
                .seesButton("Send me a code")
                .seesButton("Go on")
                .canUseItEverywhere()
                .fills("Your name", "Zoe (host)")
                .presses("Go on")
                .sees("A name can have no brackets")
                .canUseItEverywhere();
    }
}
