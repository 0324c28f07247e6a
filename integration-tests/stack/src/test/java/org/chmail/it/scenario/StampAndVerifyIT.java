package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chmail.it.Person;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.Draft;
import org.chmail.it.client.Identity;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** A submitted mail says in its header where its author can be reached, and its receiver's programs show it. */
@InWorld
class StampAndVerifyIT {

    @Test
    void headerShouldSayWhereAuthorIsReachedWhenSubmittedBySmtp(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");

        String id = scene.mail(alice, bob).send();
        ArrivedMail mail = bob.mail().receivesByImap(id);

        Identity identity = mail.stamped();
        assertThat(identity.loginId()).isEqualTo(alice.address());
        assertThat(identity.host()).isEqualTo(scene.stack().domain());
        assertThat(identity.port()).isBetween(1024, 65535);
        assertThat(identity.chatUrl())
                .startsWith(scene.stack().bridge().settings().publicUrl() + "/c/");
        // RFC 7259 §3: the field's body is a bare JID.
        assertThat(mail.field("Jabber-ID")).isEqualTo(alice.address());
    }

    @Test
    void imapAndPop3ShouldShowTheSameFields(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");

        String id = scene.mail(alice, bob).send();

        List<String> byImap = bob.mail().receivesByImap(id).chmailFields();
        assertThat(byImap).hasSize(5);
        assertThat(bob.mail().receivesByPop3(id).chmailFields()).isEqualTo(byImap);
    }

    @Test
    void headerShouldSayWhereAuthorIsReachedWhenSubmittedByJmap(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");

        String id = scene.jmap(alice).submits(bob.address(), "Lunch?");

        assertThat(bob.mail().receivesByImap(id).stamped().loginId()).isEqualTo(alice.address());
    }

    @Test
    void eachMailShouldHaveItsOwnPort(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");

        assertThat(scene.mailed(alice, bob).port())
                .isNotEqualTo(scene.mailed(alice, bob).port());
    }

    @Test
    void everyReceiverShouldGetTheSameIdentity(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");

        String id = scene.mail(alice, bob).cc(carol.address()).send();

        assertThat(carol.mail().receivesByImap(id).stamped())
                .isEqualTo(bob.mail().receivesByImap(id).stamped());
    }

    @Test
    void inventedFieldsShouldBeReplacedWhenSubmitted(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");

        Draft draft = scene.mail(alice, bob)
                .field("CHmail-Login-ID", "mallory@evil.example")
                .field("CHmail-Port", "1")
                .field("CHmail-Verified", "yes");
        ArrivedMail mail = bob.mail().receivesByImap(draft.send());

        assertThat(mail.stamped().loginId()).isEqualTo(alice.address());
        assertThat(mail.fields("CHmail-Verified")).isEmpty();
    }

    @Test
    void mailShouldGoUnstampedWhenItSaysOff(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");

        String id = scene.mail(alice, bob).field("CHmail", "off").send();

        assertThat(bob.mail().receivesByImap(id).chmailFields()).isEmpty();
    }

    @Test
    void mailShouldGoAsItIsWithoutCHmailFieldsWhenAProgramWroteIt(Scene scene) {
        Person chmail = scene.person("chmail");
        Person bob = scene.person("bob");
        Identity earlier = scene.mailed(scene.person("alice"), bob);

        String id = scene.mail(chmail, bob)
                .field("Auto-Submitted", "auto-generated")
                .field("In-Reply-To", "<1@mail.example>")
                .field("References", "<0@mail.example>\r\n <1@mail.example>")
                .claiming(earlier)
                .send();
        ArrivedMail mail = bob.mail().receivesByImap(id);

        assertThat(mail.chmailFields()).isEmpty();
        assertThat(mail.field("From")).isEqualTo(chmail.address());
        assertThat(mail.field("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.field("In-Reply-To")).isEqualTo("<1@mail.example>");
        assertThat(mail.field("References")).isEqualTo("<0@mail.example> <1@mail.example>");
        assertThat(mail.body()).isEqualTo("Hello.\r\n");
    }

    @Test
    void mailShouldGoUnstampedWhenItNamesAnotherAuthor(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");

        String id = scene.mail(alice, bob).from(bob.address()).send();

        assertThat(bob.mail().receivesByImap(id).chmailFields()).isEmpty();
    }

    @Test
    void bodyShouldArriveByteByByte(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        String text = "Trailing blanks   \r\n\r\n.a dot\r\n-- \r\n" + "x".repeat(900) + "\r\n";

        String id = scene.mail(alice, bob).text(text).send();

        assertThat(bob.mail().receivesByImap(id).body()).isEqualTo(text);
    }
}
