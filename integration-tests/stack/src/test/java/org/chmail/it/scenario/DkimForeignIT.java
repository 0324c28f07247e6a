package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chmail.it.Person;
import org.chmail.it.client.ArrivedMail;
import org.chmail.it.client.Draft;
import org.chmail.it.client.MailUser;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.Scene;
import org.chmail.it.world.Signer;
import org.junit.jupiter.api.Test;

/** Another host's claim is trusted only if that host's DKIM signature seals it (RFC 6376). */
@InWorld
class DkimForeignIT {

    /** Each CHmail field once more than it occurs: RFC 6376 §5.4.2, "to prevent additions". */
    private static final String SEALED = "from:from:to:subject:date:message-id:"
            + "chmail-login-id:chmail-login-id:chmail-host:chmail-host:chmail-port:chmail-port:chmail-chat:chmail-chat";

    private static final String CONTENT_ONLY = "from:to:subject:date:message-id";

    @Test
    void claimShouldBeTrustedWhenTheHostSealedIt(Scene scene) {
        Person bob = scene.person("bob");
        Signer signer = scene.foreignSigner();
        Draft draft = claiming(draft(bob), signer.domain());

        ArrivedMail mail = arrived(scene, draft, signer.sign(draft.bytes(), SEALED), bob);

        assertThat(mail.field("CHmail-Verified")).isEqualTo("yes");
        assertThat(mail.stamped().host()).isEqualTo(signer.domain());
    }

    @Test
    void claimShouldNotBeTrustedWhenNobodySignedIt(Scene scene) {
        Person bob = scene.person("bob");
        Draft draft = claiming(draft(bob), scene.foreignSigner().domain());

        ArrivedMail mail = arrived(scene, draft, draft.bytes(), bob);

        assertThat(mail.field("CHmail-Verified")).isEqualTo("no");
        assertThat(mail.identity()).isPresent();
    }

    @Test
    void claimShouldNotBeTrustedWhenItWasAddedAfterSigning(Scene scene) {
        Person bob = scene.person("bob");
        Signer signer = scene.foreignSigner();
        Draft draft = draft(bob);
        byte[] signed = signer.sign(draft.bytes(), CONTENT_ONLY);

        ArrivedMail mail = arrived(scene, draft, claimed(signed, signer.domain()), bob);

        assertThat(mail.field("CHmail-Verified")).isEqualTo("no");
    }

    @Test
    void claimShouldNotBeTrustedWhenATrueSignatureStandsBesideABogusOne(Scene scene) {
        Person bob = scene.person("bob");
        Signer signer = scene.foreignSigner();
        Draft draft = draft(bob);
        byte[] claimed = claimed(signer.sign(draft.bytes(), CONTENT_ONLY), signer.domain());
        String bogus = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + signer.domain() + "; s=it; h="
                + SEALED + "; bh=AAAA; b=AAAA";

        ArrivedMail mail = arrived(scene, draft, Signer.prepend(bogus, claimed), bob);

        assertThat(mail.field("CHmail-Verified")).isEqualTo("no");
    }

    @Test
    void claimShouldNotBeTrustedWhenTheTextWasChanged(Scene scene) {
        Person bob = scene.person("bob");
        Signer signer = scene.foreignSigner();
        Draft draft = claiming(draft(bob), signer.domain());
        String signed = new String(signer.sign(draft.bytes(), SEALED), StandardCharsets.US_ASCII);
        byte[] changed =
                signed.replace("CHmail-Port: 49213", "CHmail-Port: 49214").getBytes(StandardCharsets.US_ASCII);

        assertThat(arrived(scene, draft, changed, bob).field("CHmail-Verified")).isEqualTo("no");
    }

    @Test
    void arrivingVerdictShouldBeReplaced(Scene scene) {
        Person bob = scene.person("bob");
        Draft draft = claiming(draft(bob), scene.foreignSigner().domain()).field("CHmail-Verified", "yes");

        assertThat(arrived(scene, draft, draft.bytes(), bob).field("CHmail-Verified"))
                .isEqualTo("no");
    }

    private static Draft draft(Person receiver) {
        return receiver.mail().writes().from("zoe@foreign.example").to(receiver.address());
    }

    private static Draft claiming(Draft draft, String host) {
        return draft.field("CHmail-Login-ID", "zoe@" + host)
                .field("CHmail-Host", host)
                .field("CHmail-Port", "49213")
                .field("CHmail-Chat", "<https://chat." + host + "/c/abcdefgh>");
    }

    private static byte[] claimed(byte[] mail, String host) {
        byte[] claimed = mail;
        for (String field : List.of(
                "CHmail-Chat: <https://chat." + host + "/c/abcdefgh>",
                "CHmail-Port: 49213",
                "CHmail-Host: " + host,
                "CHmail-Login-ID: zoe@" + host)) {
            claimed = Signer.prepend(field, claimed);
        }
        return claimed;
    }

    private static ArrivedMail arrived(Scene scene, Draft draft, byte[] mail, Person receiver) {
        MailUser.handOver(scene.stack().mail(), "zoe@foreign.example", List.of(receiver.address()), mail);
        return receiver.mail().receivesByImap(draft.messageId());
    }
}
