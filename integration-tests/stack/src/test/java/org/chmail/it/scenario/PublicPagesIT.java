package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.chmail.it.Person;
import org.chmail.it.browser.BrowserUser;
import org.chmail.it.browser.Browsers;
import org.chmail.it.browser.WithBrowsers;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.AlarmMails;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.KeptRows;
import org.chmail.it.world.Scanners;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Where the links in mails lead, in a browser: everybody can use it, and to look at it does nothing. */
@WithBrowsers
@InWorld
class PublicPagesIT {

    @Test
    void pageOfAMailShouldBeUsableByEverybody(Scene scene, Browsers browsers) {
        Identity mail = scene.mailed(scene.person("alice"), scene.person("bob"));

        browsers.at(scene.site())
                .opens(mail.chatUrl())
                .seesButton("Send me a code")
                .canUseItEverywhere();
    }

    @Test
    void wrongLinksShouldSaySoToEverybody(Scene scene, Browsers browsers) {
        Identity mail = scene.mailed(scene.person("alice"), scene.person("bob"));
        BrowserUser bob = browsers.at(scene.site());

        String incomplete = mail.chatUrl().substring(0, mail.chatUrl().length() - 1);
        bob.opens(incomplete, 404).seesHeading("This link is incomplete").canUseItEverywhere();
        bob.opens(scene.site() + "/nowhere", 404)
                .seesHeading("There is no such page")
                .canUseItEverywhere();
        bob.opens(scene.site() + "/a/" + "a".repeat(32), 404)
                .seesHeading("This link does not work")
                .canUseItEverywhere();
        bob.opens(scene.site() + "/").seesHeading("Chat about a mail").canUseItEverywhere();
    }

    @Test
    void calleeShouldAcceptInTheBrowser(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail).isAnswered();
        URI link = AlarmMails.link(AlarmMails.theOnlyOneOf(alice));

        BrowserUser aliceReads = browsers.at(scene.site());
        aliceReads.opens(link).sees(bob.address()).seesButton("Decline").canUseItEverywhere();
        assertThat(bobChats.says("status").isAnswered().body())
                .as("to look does nothing")
                .contains("will be told");

        aliceReads.presses("Accept").sees("The chat is open.").canUseItEverywhere();
        assertThat(bobChats.isInvited()).contains("@");
        aliceReads
                .opens(link)
                .seesHeading("You accepted")
                .seesNoButton("Accept")
                .doesNotSee(bob.address());
    }

    @Test
    void calleeShouldReadKoreanAndBeAskedAgainLater(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail = scene.mailed(alice, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        aliceChats.saysIn("ko", "status").isAnswered();
        aliceChats.chat().vanishes();
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail);
        URI link = AlarmMails.link(AlarmMails.theOnlyOneOf(alice));

        BrowserUser aliceReads = browsers.at(scene.site(), "ko");
        aliceReads
                .opens(link)
                .seesHeading("메일에 대한 대화")
                .canUseItEverywhere()
                .chooses("얼마 뒤에", "30분")
                .presses("나중에 다시 묻기")
                .sees("분 안에 다시 물어봅니다");
        bobChats.isTold("asks for a little time");
        aliceReads.presses("거절").seesHeading("거절하셨습니다").canUseItEverywhere();
        bobChats.isTold("declined");
    }

    @Test
    void fiftyScannersShouldRingNobodyAndChangeNothing(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Identity unasked = scene.mailed(alice, bob);
        Identity asked = scene.mailed(carol, bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(asked).isAnswered();
        URI answer = AlarmMails.link(AlarmMails.theOnlyOneOf(carol));
        bobChats.says("status").isAnswered();

        KeptRows before = scene.kept();
        assertThat(before.ofScene()).hasSizeGreaterThan(10);
        Scanners.open(unasked.chatUrl(), answer.toString());

        KeptRows after = scene.kept();
        assertThat(after.ofScene()).isEqualTo(before.ofScene());
        assertThat(after.counts())
                .allSatisfy((table, count) -> assertThat(count)
                        .as(table)
                        .isLessThanOrEqualTo(before.counts().get(table)));
        assertThat(aliceChats.says("status").isAnswered().body()).contains("Nobody is being asked");
        assertThat(aliceChats.unheardOf(unasked)).isEmpty();
        assertThat(bobChats.says("status").isAnswered().body()).contains("will be told");
    }
}
