package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chmail.it.Person;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.Draft;
import org.chmail.it.client.MailUser;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Test;

/** Our own DKIM signature, as the sample makes it, covers CHmail fields only on mail that was stamped just now. */
@InWorld
class OwnDkimIT {

    private static final String OUTSIDER = "zoe@outside.example";

    @Test
    void signatureShouldSealTheFieldsWhenTheMailWasStamped(Scene scene) {
        Person alice = scene.person("alice");

        ArrivedMail mail =
                scene.outside().receives(alice.mail().writes().to(OUTSIDER).send());

        assertThat(mail.stamped().loginId()).isEqualTo(alice.address());
        assertThat(mail.field("DKIM-Signature")).contains("d=" + scene.stack().domain());
        for (String field : List.of("chmail-login-id", "chmail-host", "chmail-port", "chmail-chat")) {
            assertThat(signedFields(mail)).filteredOn(field::equals).hasSize(2);
        }
    }

    @Test
    void inventedFieldsShouldBeGoneAndUnsignedWhenTheMailIsAutomatic(Scene scene) {
        Person alice = scene.person("alice");
        Draft draft = inventing(alice.mail().writes().to(OUTSIDER), scene)
                .field("Auto-Submitted", "auto-replied"); // RFC 3834 §5

        ArrivedMail mail = scene.outside().receives(draft.send());

        assertThat(mail.identity()).isEmpty();
        assertThat(signedFields(mail)).noneMatch(field -> field.startsWith("chmail"));
    }

    @Test
    void inventedFieldsShouldBeGoneAndUnsignedWhenSieveRedirectsTheMail(Scene scene) {
        Person bob = scene.person("bob");
        scene.stack().james().setSieveScript(bob.address(), "redirect \"" + OUTSIDER + "\";");
        Draft draft =
                inventing(bob.mail().writes().from("mallory@outside.example").to(bob.address()), scene);

        MailUser.handOver(scene.stack().mail(), "mallory@outside.example", List.of(bob.address()), draft.bytes());
        ArrivedMail mail = scene.outside().receives(draft.messageId());

        assertThat(mail.identity()).isEmpty();
        assertThat(signedFields(mail)).noneMatch(field -> field.startsWith("chmail"));
    }

    @Test
    void trueFieldsShouldStayWhenSieveRedirectsTheMail(Scene scene) {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Person carol = scene.person("carol");
        scene.stack().james().setSieveScript(bob.address(), "redirect \"" + OUTSIDER + "\";");

        String id = scene.mail(alice, bob).cc(carol.address()).send();

        assertThat(scene.outside().receives(id).stamped())
                .isEqualTo(carol.mail().receivesByImap(id).stamped());
    }

    private static Draft inventing(Draft draft, Scene scene) {
        return draft.field("CHmail-Login-ID", "alice@" + scene.stack().domain())
                .field("CHmail-Host", scene.stack().domain())
                .field("CHmail-Port", "49213")
                .field("CHmail-Chat", "<https://chat.example/c/abcdefgh>");
    }

    private static List<String> signedFields(ArrivedMail mail) {
        return mail.fields("DKIM-Signature").stream()
                .flatMap(signature ->
                        List.of(signature
                                        .replaceAll("\\s", "")
                                        .replaceAll(".*;h=([^;]*);.*", "$1")
                                        .split(":"))
                                .stream())
                .toList();
    }
}
