package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.util.Map;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.chmail.mailets.bridge.Bridges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyIdentityTest {
    private static final String CLAIM = """
            CHmail-Login-ID: alice@example.org
            CHmail-Host: example.org
            CHmail-Port: 40000
            CHmail-Chat: <https://chat.example.org/c/token40000>
            """;
    private static final String FOREIGN =
            CLAIM.replace("example.org", "example.net").replace("alice@", "dave@");

    private final PlayedBridge bridge = PlayedBridge.start();
    private final RecordingMetricFactory metrics = new RecordingMetricFactory();

    @AfterEach
    void close() {
        bridge.close();
    }

    private FakeMail verified(FakeMail mail) throws MessagingException {
        VerifyIdentity mailet =
                new VerifyIdentity(new Bridges(), new Aliases(new MemoryRecipientRewriteTable()), metrics);
        mailet.init(Configs.mailet(Map.of(
                "bridge", bridge.url(), "token", "t", "timeBudget", "10 s", "host", "other.example, Example.ORG")));
        mailet.service(mail);
        return mail;
    }

    private static FakeMail arriving(String fields) {
        return Mails.arriving(Mails.message(Mails.HELLO + fields + "\nhi\n"));
    }

    private static String verdict(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, AttributeName.of("org.chmail.verdict"), String.class)
                .orElse("");
    }

    private void assertForged(FakeMail mail) {
        assertThat(verdict(mail)).isEqualTo("forged");
        assertThat(Mails.fields(mail)).isEmpty();
        assertThat(AttributeUtils.getValueAndCastFromMail(
                        mail, AttributeName.of("org.chmail.verdict.reason"), String.class))
                .isPresent();
        assertThat(metrics.countForPrefixName("chmail."))
                .isEqualTo(Map.of("chmail.forged", 1, "chmail.verdict.forged", 1));
    }

    @Test
    void fieldsShouldStayWhenOurHostAllottedThem() throws Exception {
        StampIdentity stamp = new StampIdentity(new Bridges(), new Aliases(new MemoryRecipientRewriteTable()), metrics);
        stamp.init(Configs.mailet(Map.of("bridge", bridge.url(), "token", "t", "timeBudget", "10 s")));
        FakeMail mail = Mails.submitted(Mails.HELLO);
        stamp.service(mail);
        String stamped = Mails.fields(mail);

        verified(mail);

        assertThat(verdict(mail)).isEqualTo("true");
        assertThat(Mails.fields(mail)).isEqualTo(stamped).isNotEmpty();
        assertThat(bridge.calls().get(1).body().toString())
                .isEqualTo("{\"loginId\":\"alice@example.org\",\"host\":\"example.org\",\"port\":40000,"
                        + "\"author\":\"alice@example.org\",\"messageId\":\"<1@example.org>\","
                        + "\"chatUrl\":\"https://chat.example.org/c/token40000\","
                        + "\"recipients\":[\"bob@example.org\",\"carol@example.org\"]}");
    }

    @Test
    void fieldsShouldBeRemovedWhenOurHostNeverAllottedThem() throws Exception {
        FakeMail mail =
                verified(arriving(CLAIM + "CHmail-Verified: yes\nCHmail-More: x\nJabber-ID: alice@example.org\n"));

        assertForged(mail);
        assertThat(Mails.field(mail, "Jabber-ID")).isEqualTo("alice@example.org");
        assertThat(bridge.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHmail-Host: example.org",
                "CHmail-Host: EXAMPLE.org.",
                "CHmail-Host: =?utf-8?q?example.org?=",
                "CHmail-Host: other.example\nCHmail-Login-ID: a@b\nCHmail-Port: 80",
                "CHmail-Host: example.org\nCHmail-Host: example.net\nCHmail-Login-ID: a@b\nCHmail-Port: 4000",
                "CHmail-Host: example.org\nCHmail-Login-ID: a@b\nCHmail-Port: 4000\nCHmail-Port: 4001",
                "CHmail-Host: example.org\nCHmail-Login-ID: a@b\nCHmail-Port: 4000\nCHmail-Chat: https://no.brackets/"
            })
    void fieldsShouldBeRemovedWithoutAskingWhenOurMailetCannotHaveWrittenThem(String fields) throws Exception {
        assertForged(verified(arriving(fields + "\n")));
        assertThat(bridge.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: bob@example.org\n", "Message-ID: <2@example.org>\n"})
    void fieldsShouldBeRemovedWithoutAskingWhenTheMailHasNoSingleAuthorAndId(String field) throws Exception {
        assertForged(verified(arriving(CLAIM + field)));
        assertThat(bridge.calls()).isEmpty();
    }

    @Test
    void fieldsShouldStayAndTheVerdictBeUnknownWhenTheBridgeDoesNotAnswer() throws Exception {
        bridge.answers(500, "");
        FakeMail mail = verified(arriving(CLAIM + "CHmail-Verified: yes\n"));

        assertThat(verdict(mail)).isEqualTo("unknown");
        assertThat(Mails.fields(mail) + "\n").isEqualTo(CLAIM);
        assertThat(metrics.countForPrefixName("chmail.")).isEqualTo(Map.of("chmail.verdict.unknown", 1));
    }

    @Test
    void claimShouldBeUnverifiedAndStayWhenAnotherHostsAndUnsigned() throws Exception {
        FakeMail mail = verified(arriving("CHmail-Verified: yes\n" + FOREIGN + "chmail-verified: yes\n"));

        assertThat(verdict(mail)).isEqualTo("no");
        assertThat(Mails.fields(mail)
                                .replaceFirst("(?i)\n?chmail-verified: no", "")
                                .strip() + "\n")
                .isEqualTo(FOREIGN);
        assertThat(Mails.field(mail, "CHmail-Verified")).isEqualTo("no");
        assertThat(bridge.calls()).isEmpty();
    }

    @Test
    void claimShouldBeVerifiedWhenAnotherHostsAndSignedByIt() throws Exception {
        FakeMail mail = arriving(FOREIGN
                + "DKIM-Signature: v=1; d=example.net; h=from:from:chmail-login-id:chmail-login-id:chmail-host:chmail-host\n"
                + " :chmail-port:chmail-port:chmail-chat:chmail-chat; b=x\n");
        mail.setAttribute(
                new Attribute(AttributeName.of("jDKIM.AUTHRESULT"), AttributeValue.of("pass (identity @example.net)")));

        verified(mail);

        assertThat(verdict(mail)).isEqualTo("yes");
        assertThat(Mails.field(mail, "CHmail-Verified")).isEqualTo("yes");
        assertThat(metrics.countForPrefixName("chmail.")).isEqualTo(Map.of("chmail.verdict.yes", 1));
    }

    @Test
    void onlyTheArrivingVerdictShouldGoWhenThereIsNoClaim() throws Exception {
        FakeMail mail = verified(arriving("CHmail-Verified: yes\nCHmail: on\n"));

        assertThat(Mails.fields(mail)).isEqualTo("CHmail: on");
        assertThat(verdict(mail)).isEmpty();
        assertThat(metrics.countForPrefixName("chmail.")).isEmpty();
    }

    @Test
    void mailShouldFlowOnWhenItHasNoMessage() throws Exception {
        verified(FakeMail.builder().name("m").build());

        assertThat(bridge.calls()).isEmpty();
    }
}
