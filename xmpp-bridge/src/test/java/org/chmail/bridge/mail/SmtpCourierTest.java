package org.chmail.bridge.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Submission;
import org.chmail.bridge.post.MailNotSent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

class SmtpCourierTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final Letter LETTER = new Letter(
            "17",
            new Address("alice@example.org"),
            "en",
            "bob would like to chat: \uC810\uC2EC\r\nBcc: eve@example.org",
            "First line\n\uC810\uC2EC\n.\nlast\n",
            "<2@example.org>",
            List.of("<1@example.org>", "<2@example.org>"));

    private Sink sink;
    private SmtpCourier courier;

    @BeforeEach
    void start() {
        sink = new Sink(0);
        courier = courier(sink.port(), Sink.PASSWORD);
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    private static SmtpCourier courier(int port, String password) {
        return new SmtpCourier(settings(port, password), Duration.ofSeconds(2), CLOCK);
    }

    private static SmtpSettings settings(int port, String password) {
        return new SmtpSettings("127.0.0.1", port, Sink.USER, password, "chmail@example.org", true);
    }

    private MailNotSent failure() {
        return catchThrowableOfType(MailNotSent.class, () -> courier.send(LETTER));
    }

    @Test
    void letterShouldArriveWholeAndInItsThread() throws Exception {
        courier.send(LETTER);

        MimeMessage mail = sink.mails.get(0);
        assertThat(sink.senders).containsExactly("chmail@example.org");
        assertThat(mail.getHeader("From")).containsExactly("CHmail <chmail@example.org>");
        assertThat(mail.getHeader("To")).containsExactly("alice@example.org");
        assertThat(mail.getSubject()).isEqualTo("bob would like to chat: \uC810\uC2EC Bcc: eve@example.org");
        assertThat(mail.getMessageID()).isEqualTo("<17@example.org>");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(CLOCK.instant()));
        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<2@example.org>");
        assertThat(mail.getHeader("References", null).split("\\s+"))
                .containsExactly("<1@example.org>", "<2@example.org>");
        // RFC 3834 §5
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("en");
        assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(mail.getContent().toString().replace("\r\n", "\n")).isEqualTo(LETTER.text());
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllHeaders().asIterator())
                .toIterable()
                .noneMatch(header -> header.getName().matches("(?i)(X-|CHmail).*"));
        assertThat(courier.trouble()).isEmpty();
    }

    @Test
    void repeatShouldHaveTheSameMessageId() throws Exception {
        courier.send(LETTER);
        courier.send(LETTER);

        assertThat(sink.mails.get(1).getMessageID()).isEqualTo(sink.mails.get(0).getMessageID());
    }

    @Test
    void refusedRecipientShouldConcernThisLetterOnly() {
        sink.toRecipient = new RejectException(550, "Unknown user");

        MailNotSent failure = failure();

        assertThat(failure.onlyThisOne()).isTrue();
        assertThat(failure)
                .hasMessageContaining("127.0.0.1:" + sink.port() + " does not take mail for alice@example.org: 550")
                .hasMessageEndingWith("Does that mailbox exist, and may the bridge write to it?");
        assertThat(courier.trouble()).isEmpty();
    }

    @Test
    void refusedContentShouldConcernThisLetterOnly() {
        sink.toData = new RejectException(554, "Looks like spam");

        assertThat(failure().onlyThisOne()).isTrue();
        sink.toData = new RejectException(451, "Later");
        assertThat(failure().onlyThisOne()).isTrue();
    }

    @Test
    void refusedSenderShouldConcernAllAndNameTheSetting() {
        sink.toSender = new RejectException(503, "Not yours");

        MailNotSent failure = failure();

        assertThat(failure.onlyThisOne()).isFalse();
        assertThat(failure)
                .hasMessageContaining("refused the sender chmail@example.org")
                .hasMessageContaining("`mail.from`");
        assertThat(courier.trouble()).contains(failure.getMessage());
        sink.toSender = null;
        courier.send(LETTER);
        assertThat(courier.trouble()).isEmpty();
    }

    @Test
    void wrongPasswordShouldNameTheSettingsAndNotItself() {
        courier = courier(sink.port(), "geheim");

        assertThat(failure())
                .hasMessageContaining("refused `mail.user` and `mail.password`")
                .hasMessageNotContaining("geheim");
        assertThat(settings(1, "geheim").toString()).doesNotContain("geheim");
        SmtpProbe.Finding found = new SmtpProbe(settings(sink.port(), "geheim")).run();
        assertThat(found.ok()).isFalse();
        assertThat(new SmtpProbe(settings(sink.port(), Sink.PASSWORD)).run().ok())
                .isTrue();
    }

    @Test
    void serverThatIsNotThereShouldBeTroubleUntilItIsBack() {
        int port = sink.port();
        sink.close();
        assertThat(failure().onlyThisOne()).isFalse();
        assertThat(courier.trouble().orElseThrow()).contains("127.0.0.1:" + port, "`mail.smtp`");

        sink = new Sink(port);
        courier.send(LETTER);

        assertThat(courier.trouble()).isEmpty();
    }

    @Test
    void serverThatSaysNothingShouldBeGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            courier = new SmtpCourier(settings(silent.getLocalPort(), Sink.PASSWORD), Duration.ofMillis(200), CLOCK);

            assertThat(failure().onlyThisOne()).isFalse();
        }
    }

    @Test
    void passwordShouldNotGoWithoutTlsBeyondLoopback() {
        courier = new SmtpCourier(
                new SmtpSettings("127.0.0.1", sink.port(), Sink.USER, Sink.PASSWORD, "chmail@example.org", false),
                CLOCK);

        assertThatThrownBy(() -> courier.send(LETTER))
                .isInstanceOf(MailNotSent.class)
                .hasMessageContaining("STARTTLS");
        assertThat(sink.mails).isEmpty();
    }

    private static Submission submission(String sender) {
        return new Submission(
                "18",
                new LoginId("alice@example.org"),
                new Address(sender),
                "Alice \uAE40",
                "bob@example.org, =?UTF-8?B?67Cl?= <pap@example.org>",
                "carol@example.org",
                "\uC810\uC2EC?\r\nBcc: eve@example.org",
                "First line\n\uC810\uC2EC\n",
                CLOCK.instant());
    }

    @Test
    void whatAPersonWroteShouldGoOutInTheirName() throws Exception {
        courier.submit(submission("alice@example.org"));

        MimeMessage mail = sink.mails.get(0);
        assertThat(sink.senders).containsExactly("alice@example.org");
        assertThat(mail.getFrom())
                .extracting(Object::toString)
                .containsExactly("=?UTF-8?Q?Alice_=EA=B9=80?= <alice@example.org>");
        assertThat(mail.getAllRecipients())
                .extracting(address -> ((InternetAddress) address).getAddress())
                .containsExactly("bob@example.org", "pap@example.org", "carol@example.org");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("\uC810\uC2EC? Bcc: eve@example.org");
        assertThat(mail.getMessageID()).isEqualTo("<18@example.org>");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(CLOCK.instant()));
        assertThat(mail.getHeader("Auto-Submitted")).isNull();
        assertThat(String.valueOf(mail.getContent()).replace("\r\n", "\n")).isEqualTo("First line\n\uC810\uC2EC\n");
    }

    @Test
    void whatTheServerRefusesForGoodShouldBeKnownFromWhatItRefusesForNow() {
        sink.toRecipient = new RejectException(550, "no such mailbox");
        assertThat(catchThrowableOfType(MailNotSent.class, () -> courier.submit(submission("alice@example.org"))))
                .satisfies(failure -> assertThat(failure.forGood()).isTrue())
                .hasMessageContaining("no such mailbox");
        sink.toRecipient = new RejectException(450, "come back later");
        assertThat(catchThrowableOfType(MailNotSent.class, () -> courier.submit(submission("alice@example.org"))))
                .satisfies(failure -> assertThat(failure.forGood()).isFalse());
        sink.toRecipient = null;
        sink.toSender = new RejectException(550, "not yours");
        assertThat(catchThrowableOfType(MailNotSent.class, () -> courier.submit(submission("alice@example.org"))))
                .as("the bridge may not write in that name")
                .satisfies(failure -> assertThat(failure.forGood()).isTrue());
        assertThat(courier.trouble()).isEmpty();
    }
}
