package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chmail.it.Person;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Draft;
import org.chmail.it.client.MailUser;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.LinkingJames;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The text of a mail holds the link of its header, for who reads it in a program that shows no header fields. */
@InWorld
class ChatLinkIT {

    private static final String WORDS = "Chat with me about this mail: ";
    private static final String OUTSIDER = "zoe@outside.example";

    private static LinkingJames james;

    @BeforeAll
    static void startsItsOwn(Scene scene) {
        james = LinkingJames.beside(scene);
    }

    @AfterAll
    static void stopsIt() {
        james.close();
    }

    @Test
    void textShouldEndWithTheLinkBeforeTheSignatureWhenItIsPlain(Scene scene) {
        MailUser alice = james.mail(scene.person("alice"));
        MailUser bob = james.mail(scene.person("bob"));

        String id = alice.writes()
                .to(bob.address())
                .text("Noon?\r\n-- \r\nAlice\r\n")
                .send();
        ArrivedMail mail = bob.receivesByImap(id);

        assertThat(mail.body())
                .isEqualTo("Noon?\r\n\r\n" + WORDS + mail.stamped().chatUrl() + "\r\n-- \r\nAlice\r\n");
    }

    @Test
    void bothTextsShouldHoldTheLinkWhenTheMailComesInTwo(Scene scene) {
        MailUser alice = james.mail(scene.person("alice"));
        MailUser bob = james.mail(scene.person("bob"));

        ArrivedMail mail = bob.receivesByImap(inTwo(alice).to(bob.address()).send());

        String url = mail.stamped().chatUrl();
        assertThat(mail.body().replace("=\r\n", ""))
                .isEqualTo("""
                --two
                Content-Type: text/plain; charset=us-ascii

                Noon?

                %s%s
                --two
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                <html><body><p>N=C3=B6=C3=B6n?</p>
                <p>%s<a href=3D"%s">%s</a></p>
                </body></html>
                --two--
                """.formatted(WORDS, url, WORDS, url, url).replace("\n", "\r\n"));
    }

    @Test
    void signatureShouldHoldWhenTheLinkWasAdded(Scene scene) {
        MailUser alice = james.mail(scene.person("alice"));

        for (Draft draft : new Draft[] {alice.writes(), inTwo(alice)}) {
            ArrivedMail mail = scene.outside().receives(draft.to(OUTSIDER).send());

            assertThat(mail.body().replace("=\r\n", "")).contains(mail.stamped().chatUrl());
            assertThat(scene.isSigned(mail)).isTrue();
        }
    }

    @Test
    void chatShouldBeginWhenTheLinkOfTheTextIsSaid(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        MailUser bobReads = james.mail(bob);
        ArrivedMail mail = bobReads.receivesByImap(
                james.mail(alice).writes().to(bob.address()).send());

        CHmailUser aliceChats = scene.comesOn(alice);

        scene.comesOn(bob).says("chat " + mail.body().replaceAll("(?s).*mail: |\\s+$", ""));

        aliceChats.isRungFor(mail.stamped());
    }

    @Test
    void textShouldStayWhenTheAuthorWantsNoStamp(Scene scene) {
        MailUser alice = james.mail(scene.person("alice"));
        MailUser bob = james.mail(scene.person("bob"));

        String id = alice.writes().to(bob.address()).field("CHmail", "off").send();

        assertThat(bob.receivesByImap(id).body()).isEqualTo("Hello.\r\n");
    }

    private static Draft inTwo(MailUser author) {
        return author.writes()
                .field("MIME-Version", "1.0")
                .field("Content-Type", "multipart/alternative; boundary=two")
                .text("""
                        --two
                        Content-Type: text/plain; charset=us-ascii

                        Noon?
                        --two
                        Content-Type: text/html; charset=utf-8
                        Content-Transfer-Encoding: quoted-printable

                        <html><body><p>N=C3=B6=C3=B6n?</p></body></html>
                        --two--
                        """.replace("\n", "\r\n"));
    }
}
