package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.chmail.it.Person;
import org.chmail.it.browser.BrowserUser;
import org.chmail.it.browser.Browsers;
import org.chmail.it.browser.WithBrowsers;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Who has neither a mail program nor an XMPP client writes on the page, and is called about what they wrote. */
@WithBrowsers
@InWorld
class WriteIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void mailOfThePageShouldBeStampedAndLeadToAChat(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        BrowserUser aliceReads = SignedIn.at(scene, browsers, alice);

        aliceReads.follows("Write a mail").seesHeading("Write a mail").sees("From " + alice.address());
        aliceReads
                .fills("To", "Bob " + bob.address())
                .fills("Subject", "밥 & Lunch")
                .fills("Text", "At noon?\n-- \nAlice");
        aliceReads
                .mayComplain("status of 422")
                .presses("Send")
                .sees("is no mail address")
                .canUseItEverywhere();
        aliceReads.fills("To", "Bob <" + bob.address() + ">").fills("Cc", carol.address());
        aliceReads.canUseItEverywhere().presses("Send").sees("Your mail is on its way.");

        ArrivedMail arrived = arrived(bob, "밥 & Lunch");
        assertThat(arrived.text()).startsWith("At noon?\r\n-- \r\nAlice");
        assertThat(arrived.field("To")).isEqualTo("Bob <" + bob.address() + ">");
        Identity mail = arrived.stamped();
        assertThat(mail.loginId()).isEqualTo(alice.address());
        assertThat(arrived(carol, "밥 & Lunch").stamped()).isEqualTo(mail);

        CHmailUser bobChats = scene.comesOn(bob);
        bobChats.asksFor(mail);
        aliceReads.sees("Bob would like to chat").presses("Accept");
        bobChats.entersAs("Bob").says("Noon it is.");
        aliceReads.sees("Noon it is.");
    }

    @Test
    void writerShouldSeeWhatTheMailServerDoesNotTake(Scene scene, Browsers browsers) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        BrowserUser aliceReads = SignedIn.at(scene, browsers, alice);

        aliceReads
                .follows("Write a mail")
                .fills("To", "nobody-at-all@" + domain(alice))
                .fills("Subject", "Anybody?");
        aliceReads.fills("Text", "Hello?").presses("Send").sees("Your mail is on its way.");

        aliceReads.sees("Not sent").sees("Anybody?").canUseItEverywhere();
        aliceReads
                .follows("Write anew about Anybody?")
                .fills("To", "밥 <" + bob.address() + ">")
                .presses("Send");
        ArrivedMail arrived = arrived(bob, "Anybody?");
        assertThat(arrived.text()).startsWith("Hello?");
        assertThat(arrived.field("To")).isEqualTo("=?UTF-8?B?67Cl?= <" + bob.address() + ">");
    }

    private static String domain(Person person) {
        return person.address().substring(person.address().indexOf('@') + 1);
    }

    private static ArrivedMail arrived(Person reader, String subject) {
        return Awaitility.await("the mail at " + reader.address())
                .atMost(PATIENCE)
                .until(
                        () -> reader.mail().inbox().stream()
                                .filter(mail -> mail.isAbout(subject))
                                .toList(),
                        found -> found.size() == 1)
                .get(0);
    }
}
