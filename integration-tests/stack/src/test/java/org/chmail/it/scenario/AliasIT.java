package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chmail.it.Person;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Draft;
import org.chmail.it.client.Identity;
import org.chmail.it.client.MailUser;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Robert is an alias that the mail admin gave bob: whoever means Robert means bob. A group is nobody. */
@InWorld
class AliasIT {

    @Test
    void mailShouldBeBobsWhenRobertWroteIt(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        String robert = scene.alias("robert", bob);

        ArrivedMail mail =
                alice.mail().receivesByImap(scene.mail(bob, alice).from(robert).send());

        // Its fields would be gone if they had been found forged at the delivery.
        assertThat(mail.stamped().loginId()).isEqualTo(bob.address());
        assertThat(mail.field("From")).isEqualTo(robert);
        assertThat(mail.field("Jabber-ID")).isEqualTo(bob.address());
    }

    @Test
    void mailShouldBeBobsWhenRobertIsItsSenderToo(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        String robert = scene.alias("robert", bob);
        Draft draft = scene.mail(bob, alice).from("Robert <" + robert + ">");

        bob.mail().submitAs(robert, List.of(alice.address()), draft.bytes());

        assertThat(alice.mail().receivesByImap(draft.messageId()).stamped().loginId())
                .isEqualTo(bob.address());
    }

    @Test
    void mailShouldGoUnstampedWhenRobertIsAnothers(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person mallory = scene.person("mallory");
        String robert = scene.alias("robert", bob);

        String id = scene.mail(mallory, alice).from(robert).send();

        assertThat(alice.mail().receivesByImap(id).chmailFields()).isEmpty();
    }

    @Test
    void fieldsShouldStayWhenRobertsMailComesBackAsItWent(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        Draft draft = scene.mail(bob, alice).from(scene.alias("robert", bob));
        Identity real = scene.send(draft, alice);

        Draft again = draft.claiming(real);
        MailUser.handOver(scene.stack().mail(), "list@outside.example", List.of(carol.address()), again.bytes());

        assertThat(carol.mail().receivesByImap(again.messageId()).stamped()).isEqualTo(real);
    }

    @Test
    void bobShouldAskAliceWhenSheWroteToRobert(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Identity mail =
                scene.send(scene.mail(alice).to(scene.alias("robert", bob)).subject("Lunch on Friday?"), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        assertThat(bobChats.says("mails").isAnswered().body()).contains("Lunch on Friday?");
        bobChats.asksFor(mail).isAnswered();
        aliceChats.isRungFor(mail);
    }

    @Test
    void bobShouldBeRungWhenAliceAsksForHerMailToRobert(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        String robert = scene.alias("robert", scene.alias("bobby", bob));
        Identity mail = scene.send(scene.mail(alice).to(robert), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        aliceChats.asksFor(mail).isAnswered();

        bobChats.isRungFor(mail);
    }

    @Test
    void nobodyShouldBeRungWhenAliceWroteToAGroup(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        String team = scene.group("team", bob, carol);
        Identity mail = scene.send(scene.mail(alice).to(team), bob);
        CHmailUser aliceChats = scene.comesOn(alice);
        CHmailUser bobChats = scene.comesOn(bob);

        // The group has no account on Openfire, so it is nobody who could be rung or mailed.
        assertThat(aliceChats.asksFor(mail).isAnswered().body())
                .contains("nobody else who could be asked")
                .doesNotContain(bob.address())
                .doesNotContain(carol.address());

        // What the bridge says to bob now comes after any ring of that asking.
        assertThat(bobChats.says("mails").isAnswered().body()).doesNotContain(alice.address());
        assertThat(bobChats.chat().unheard()).isEmpty();
    }
}
