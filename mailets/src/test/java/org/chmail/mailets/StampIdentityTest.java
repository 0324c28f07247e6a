package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.james.core.MaybeSender;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.chmail.mailets.bridge.Bridges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampIdentityTest {
    private static final String INVENTED = """
            CHmail-Login-ID: mallory@example.net
            chmail-HOST: example.net
            CHmail-Port: 5000
            CHmail-Chat: <https://example.net/c/x>
            CHmail-Verified: yes
            CHmail-Client-Address: 198.51.100.1
            CHmail-Future: 1
            """;

    private final PlayedBridge bridge = PlayedBridge.start();
    private final RecordingMetricFactory metrics = new RecordingMetricFactory();

    @AfterEach
    void close() {
        bridge.close();
    }

    private StampIdentity mailet(Map<String, String> more) {
        Map<String, String> parameters =
                new HashMap<>(Map.of("bridge", bridge.url(), "token", "t", "timeBudget", "10 s"));
        parameters.putAll(more);
        StampIdentity mailet =
                new StampIdentity(new Bridges(), new Aliases(new MemoryRecipientRewriteTable()), metrics);
        try {
            mailet.init(Configs.mailet(parameters));
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
        return mailet;
    }

    private FakeMail serviced(FakeMail mail) {
        mailet(Map.of()).service(mail);
        return mail;
    }

    private static boolean hasFields(Mail mail) throws MessagingException {
        return !CHmailFields.in(mail.getMessage()).isEmpty();
    }

    private void assertUnstamped(Mail mail, String reason) throws MessagingException {
        assertThat(hasFields(mail)).isFalse();
        assertThat(StampMark.isOn(mail)).isFalse();
        assertThat(metrics.countForPrefixName("chmail.")).isEqualTo(Map.of("chmail.unstamped." + reason, 1));
    }

    @Test
    void mailShouldCarryTheIdentityWhenSubmittedBySmtp() throws Exception {
        FakeMail mail = serviced(Mails.submitted(Mails.HELLO));

        assertThat(Mails.field(mail, "CHmail-Login-ID")).isEqualTo("alice@example.org");
        assertThat(Mails.field(mail, "CHmail-Host")).isEqualTo("example.org");
        assertThat(Mails.field(mail, "CHmail-Port")).isEqualTo("40000");
        assertThat(Mails.field(mail, "CHmail-Chat")).isEqualTo("<https://chat.example.org/c/token40000>");
        assertThat(Mails.field(mail, "Jabber-ID")).isEqualTo("alice@example.org");
        assertThat(Mails.field(mail, "CHmail-Client-Address")).isEmpty();
        assertThat(StampMark.isOn(mail)).isTrue();
        assertThat(metrics.countForPrefixName("chmail.")).isEqualTo(Map.of("chmail.stamped", 1));
        JsonNode sent = bridge.calls().get(0).body();
        assertThat(sent.get("clientAddress").asText()).isEqualTo("192.0.2.7");
        assertThat(sent.get("subject").asText()).isEqualTo("Lunch?");
        assertThat(sent.get("to")).hasSize(1);
        assertThat(sent.get("cc").get(0).asText()).isEqualTo("carol@example.org");
        assertThat(sent.get("names").toString()).isEqualTo("{\"alice@example.org\":\"Alice\"}");
        assertThat(sent.has("stamp")).isFalse();
    }

    @Test
    void mailShouldBeStampedWithoutAddressWhenSubmittedOverJmap() throws Exception {
        FakeMail mail = Mails.arriving(Mails.message(Mails.HELLO + "\nhi\n"));
        mail.setAttribute(new Attribute(Submitter.JMAP_USER, AttributeValue.of("alice@example.org")));

        mailet(Map.of("stampClientAddress", "on")).service(mail);

        assertThat(Mails.field(mail, "CHmail-Port")).isEqualTo("40000");
        assertThat(Mails.field(mail, "CHmail-Client-Address")).isEmpty();
        assertThat(bridge.calls().get(0).body().has("clientAddress")).isFalse();
    }

    @Test
    void clientAddressShouldBeStampedWhenSwitchedOn() {
        FakeMail mail = Mails.submitted(Mails.HELLO);
        mailet(Map.of("stampClientAddress", "on")).service(mail);

        assertThat(Mails.field(mail, "CHmail-Client-Address")).isEqualTo("192.0.2.7");
    }

    @Test
    void bccShouldNotBeSentWhenTheMailNamesIt() {
        serviced(Mails.submitted(Mails.HELLO + "Bcc: secret@example.net\n"));

        assertThat(bridge.calls().get(0).body().toString()).doesNotContain("secret");
    }

    @Test
    void nothingShouldChangeWhenNobodySubmittedTheMail() throws Exception {
        FakeMail mail = serviced(Mails.arriving(Mails.message(Mails.HELLO + INVENTED + "\nhi\n")));

        assertThat(Mails.field(mail, "CHmail-Login-ID")).isEqualTo("mallory@example.net");
        assertThat(bridge.calls()).isEmpty();
        assertThat(metrics.countForPrefixName("chmail.")).isEmpty();
    }

    @Test
    void nothingShouldChangeWhenTheServerSendsAgain() throws Exception {
        FakeMail mail = Mails.submitted(Mails.HELLO + INVENTED);
        mail.setAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE);
        StampMark.set(mail, mail.getMessage());

        serviced(mail);

        assertThat(Mails.field(mail, "CHmail-Login-ID")).isEqualTo("mallory@example.net");
        assertThat(StampMark.isOn(mail)).isFalse();
    }

    @Test
    void inventedFieldsShouldGiveWayWhenStamped() throws Exception {
        FakeMail mail = serviced(Mails.submitted(Mails.HELLO + INVENTED + INVENTED));

        assertThat(Mails.fields(mail)).isEqualTo("""
                        CHmail-Login-ID: alice@example.org
                        CHmail-Host: example.org
                        CHmail-Port: 40000
                        CHmail-Chat: <https://chat.example.org/c/token40000>""");
    }

    @Test
    void authorsJabberIdShouldStayWhenSubmitted() {
        FakeMail mail = serviced(Mails.submitted(Mails.HELLO + "Jabber-ID: alice@jabber.example.net\n"));

        assertThat(Mails.field(mail, "Jabber-ID")).isEqualTo("alice@jabber.example.net");
    }

    @ParameterizedTest
    @CsvSource({
        "auto-submitted,Auto-Submitted: auto-generated",
        "auto-submitted,Auto-Submitted: Auto-Replied (vacation); x=y",
        "auto-submitted,Auto-Submitted: (no) auto-notified",
        "list,List-Id: <friends.example.org>",
        "list,LIST-UNSUBSCRIBE: <mailto:x@example.org>",
        "list,List-Anything: x",
        "bulk,Precedence: bulk",
        "bulk,Precedence:  List ",
        "bulk,Precedence: JUNK",
        "report,Content-Type: Multipart/Report; report-type=delivery-status; boundary=b",
        "resent,Resent-From: alice@example.org",
        "resent,resent-message-id: <2@example.org>",
        "from,From: bob@example.org",
        "no-message-id,Message-ID: <2@example.org>",
        "author-off,CHmail: off",
        "author-off,chmail:  OFF "
    })
    void mailShouldNotBeStampedWhenItSays(String reason, String field) throws Exception {
        assertUnstamped(serviced(Mails.submitted(Mails.HELLO + INVENTED + field + "\n")), reason);
        assertThat(bridge.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Auto-Submitted: No (typed)",
                "Precedence: normal",
                "Listless: yes",
                "CHmail: maybe"
            })
    void mailShouldBeStampedWhenItSays(String field) throws Exception {
        assertThat(StampMark.isOn(serviced(Mails.submitted(Mails.HELLO + field + "\n"))))
                .isTrue();
    }

    @Test
    void mailShouldNotBeStampedWhenTheSenderIsNull() throws Exception {
        FakeMail mail = FakeMail.builder()
                .name("m")
                .sender(MaybeSender.nullSender())
                .recipients("bob@example.org")
                .attribute(new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of("alice@example.org")))
                .mimeMessage(Mails.message(Mails.HELLO + INVENTED + "\nhi\n"))
                .build();

        assertUnstamped(serviced(mail), "null-sender");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: alice@example.org, bob@example.org",
                "From: Us: alice@example.org;",
                "From: undisclosed:;",
                "From: alice",
                "From:",
                "From: alice@example.org bob@example.org",
                "From: <alice@example.org",
                "From: alice@exämple.org",
                "From: \"alice@example.org\""
            })
    void mailShouldNotBeStampedWhenFromIsNotOneMailbox(String from) throws Exception {
        String text = Mails.HELLO.replace("From: Alice <alice@example.org>", from);
        assertUnstamped(serviced(Mails.submitted(text)), "from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Message-ID: ", "Message-ID: 1@example.org", "Message-ID: <1 @example.org>", "X: y"})
    void mailShouldNotBeStampedWhenTheMessageIdIsNone(String id) throws Exception {
        String text = Mails.HELLO.replace("Message-ID: <1@example.org>", id);
        assertUnstamped(serviced(Mails.submitted(text)), "no-message-id");
    }

    @Test
    void wishShouldBeToldAndRemovedWhenTheMailSaysOn() throws Exception {
        FakeMail mail = serviced(Mails.submitted(Mails.HELLO + "CHmail: on\n"));

        assertThat(bridge.calls().get(0).body().get("stamp").asText()).isEqualTo("on");
        assertThat(Mails.field(mail, "CHmail")).isEmpty();
        assertThat(StampMark.isOn(mail)).isTrue();
    }

    @Test
    void wishShouldBeOffWhenTheMailSaysBoth() throws Exception {
        assertUnstamped(serviced(Mails.submitted(Mails.HELLO + "CHmail: off\nCHmail: on\n")), "author-off");
    }

    @Test
    void mailShouldNotBeStampedWhenAnotherIsTheAuthor() throws Exception {
        FakeMail mail = Mails.submitted("bob@example.org", Mails.message(Mails.HELLO + INVENTED + "\nhi\n"));

        assertUnstamped(serviced(mail), "not-bound");
        assertThat(bridge.calls().get(0).body().get("authenticatedUser").asText())
                .isEqualTo("bob@example.org");
    }

    @Test
    void mailShouldBeStampedInTheAuthorsNameWhenTheAccountMayWriteForThem() throws Exception {
        FakeMail mail = Mails.submitted("Desk@example.org", Mails.message(Mails.HELLO + "\nhi\n"));

        mailet(Map.of("onBehalfOf", "x@example.org:*@example.org, desk@example.org:ALICE@example.org"))
                .service(mail);

        assertThat(bridge.calls().get(0).body().get("authenticatedUser").asText())
                .isEqualTo("alice@example.org");
        assertThat(StampMark.isOn(mail)).isTrue();
    }

    @Test
    void userShouldBeOfTheAuthorsDomainWhenJamesHasNoVirtualHosting() throws Exception {
        String text = Mails.HELLO.replace("alice@example.org", "alice@localhost"); // what FakeMailContext serves
        FakeMail mail = Mails.submitted("alice", Mails.message(text + "\nhi\n"));

        assertThat(StampMark.isOn(serviced(mail))).isTrue();
        assertThat(bridge.calls().get(0).body().get("authenticatedUser").asText())
                .isEqualTo("alice@localhost");
    }

    @Test
    void userShouldStayAsTheyAreWhenTheAuthorsDomainIsNotServed() throws Exception {
        assertUnstamped(serviced(Mails.submitted("alice", Mails.message(Mails.HELLO + "\nhi\n"))), "not-bound");
    }

    @ParameterizedTest
    @CsvSource({"403,stamp-off", "409,other-recipients", "503,no-free-port", "503,not-stamping", "401,unauthorized"})
    void mailShouldFlowOnUnstampedWhenTheBridgeRefuses(int status, String code) throws Exception {
        bridge.refuses(status, code);

        assertUnstamped(serviced(Mails.submitted(Mails.HELLO + INVENTED)), code);
    }

    @Test
    void mailShouldFlowOnUnstampedWhenTheBridgeIsDown() throws Exception {
        bridge.close();

        assertUnstamped(serviced(Mails.submitted(Mails.HELLO + INVENTED)), "bridge-silent");
    }

    @Test
    void mailShouldFlowOnUnstampedWhenTheBridgeAnswersWithLinesOfItsOwn() throws Exception {
        bridge.answers(
                200,
                "{\"loginId\":\"alice@example.org\",\"host\":\"example.org\",\"port\":40000,\"chatUrl\":\"https://x/\\r\\nBcc: y\"}");

        assertUnstamped(serviced(Mails.submitted(Mails.HELLO)), "bridge-silent");
    }

    @Test
    void secondStampShouldBeTheSameWhenTheMailPassesAgain() throws Exception {
        FakeMail mail = Mails.submitted(Mails.HELLO);
        StampIdentity mailet = mailet(Map.of());
        mailet.service(mail);
        String first = new String(Mails.bytes(mail.getMessage()), StandardCharsets.US_ASCII);

        mailet.service(mail);

        assertThat(Mails.bytes(mail.getMessage())).asString().isEqualTo(first);
    }

    @Test
    void mailShouldFlowOnWithoutHalfAStampWhenAFieldCannotBeWritten() throws Exception {
        MimeMessage message =
                new MimeMessage(Session.getInstance(new Properties()), Mails.stream(Mails.HELLO + "\nhi\n")) {
                    @Override
                    public void setHeader(String name, String value) throws MessagingException {
                        if (name.equals("CHmail-Port")) {
                            throw new MessagingException("disk full");
                        }
                        super.setHeader(name, value);
                    }
                };

        assertUnstamped(serviced(Mails.submitted("alice@example.org", message)), "error");
    }

    @Test
    void mailShouldFlowOnWhenItHasNoMessage() throws Exception {
        FakeMail mail = FakeMail.builder().name("m").build();
        mail.setAttribute(new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of("alice@example.org")));

        serviced(mail);

        assertThat(metrics.countFor("chmail.unstamped.error")).isEqualTo(1);
    }
}
