package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddChatLinkTest {
    private static final String URL = "https://chat.example.org/c/k3vq";
    private static final String LINE = "Chat with me about this mail: " + URL;

    private final RecordingMetricFactory metrics = new RecordingMetricFactory();

    private AddChatLink mailet(Map<String, String> parameters) throws MessagingException {
        AddChatLink mailet = new AddChatLink(metrics);
        mailet.init(Configs.mailet(parameters));
        return mailet;
    }

    private static FakeMail stamped(String text) throws MessagingException {
        return stamped(Mails.message(text));
    }

    private static FakeMail stamped(MimeMessage message) throws MessagingException {
        message.setHeader("CHmail-Chat", "<" + URL + ">");
        FakeMail mail = Mails.submitted("alice@example.org", message);
        StampMark.set(mail, message);
        return mail;
    }

    private static String body(Mail mail) throws MessagingException {
        return new String(Mails.bytes(mail.getMessage()), StandardCharsets.UTF_8)
                .split("\r\n\r\n", 2)[1].replace("\r\n", "\n");
    }

    @Test
    void lineShouldStandAtTheEndAndTheMailCountAsStampedWhenItWasStampedInThisPass() throws Exception {
        FakeMail mail = stamped(Mails.HELLO + "\nhi\n");

        mailet(Map.of()).service(mail);

        assertThat(body(mail)).isEqualTo("hi\n\n" + LINE + "\n");
        assertThat(StampMark.isOn(mail)).isTrue();
        assertThat(mail.getMessage().getMessageID()).isEqualTo("<1@example.org>");
        assertThat(metrics.countForPrefixName("chmail.")).isEqualTo(Map.of("chmail.linked", 1));
    }

    @Test
    void mailShouldStayAndNotBeCountedWhenItWasNotStampedInThisPass() throws Exception {
        FakeMail again = stamped(Mails.HELLO + "\nhi\n");
        again.setAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE);
        FakeMail arriving = Mails.arriving(Mails.message(Mails.HELLO + "CHmail-Chat: <" + URL + ">\n\nhi\n"));

        mailet(Map.of()).service(again);
        mailet(Map.of()).service(arriving);

        assertThat(body(again)).isEqualTo("hi\n");
        assertThat(body(arriving)).isEqualTo("hi\n");
        assertThat(metrics.countForPrefixName("chmail.")).isEmpty();
    }

    @Test
    void mailShouldStayAndBeCountedWhenTheStampHasNoLink() throws Exception {
        MimeMessage message = Mails.message(Mails.HELLO + "CHmail-Port: 40000\n\nhi\n");
        FakeMail mail = Mails.submitted("alice@example.org", message);
        StampMark.set(mail, message);

        mailet(Map.of()).service(mail);

        assertThat(body(mail)).isEqualTo("hi\n");
        assertThat(metrics.countForPrefixName("chmail.")).isEqualTo(Map.of("chmail.unlinked.no-link", 1));
    }

    @Test
    void mailShouldFlowOnAsItWasWhenItCannotBeRead() throws Exception {
        MimeMessage message =
                new MimeMessage(Session.getInstance(new Properties()), Mails.stream(Mails.HELLO + "\nhi\n")) {
                    private boolean isBroken = true;

                    @Override
                    public void writeTo(OutputStream out) throws IOException, MessagingException {
                        if (isBroken) {
                            isBroken = false;
                            throw new IOException("disk full");
                        }
                        super.writeTo(out);
                    }
                };
        FakeMail mail = stamped(message);

        assertThatCode(() -> mailet(Map.of()).service(mail)).doesNotThrowAnyException();

        assertThat(mail.getMessage()).isSameAs(message);
        assertThat(body(mail)).isEqualTo("hi\n");
        assertThat(metrics.countForPrefixName("chmail.")).isEqualTo(Map.of("chmail.unlinked.error", 1));
    }

    @Test
    void mailShouldStayWhenItIsTooLargeToHold() throws Exception {
        MimeMessage message =
                new MimeMessage(Session.getInstance(new Properties()), Mails.stream(Mails.HELLO + "\nhi\n")) {
                    @Override
                    public int getSize() {
                        return 33 << 20;
                    }
                };
        FakeMail mail = stamped(message);

        mailet(Map.of()).service(mail);

        assertThat(mail.getMessage()).isSameAs(message);
        assertThat(metrics.countForPrefixName("chmail.")).isEqualTo(Map.of("chmail.unlinked.too-large", 1));
    }

    @Test
    void adminsWordsShouldStandWhereThePartCanTakeThemAndEnglishElsewhere() throws Exception {
        Map<String, String> korean = Map.of("text", "이 메일에 대해 대화하기:");
        FakeMail utf8 = stamped(
                Mails.HELLO + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n안녕\n");
        FakeMail ascii = stamped(Mails.HELLO + "Content-Type: text/plain; charset=utf-8\n\nhi\n");
        FakeMail html = stamped(Mails.HELLO + "Content-Type: text/html\n\n<p>hi\n");

        for (FakeMail mail : new FakeMail[] {utf8, ascii, html}) {
            mailet(korean).service(mail);
        }

        assertThat(body(utf8)).isEqualTo("안녕\n\n이 메일에 대해 대화하기: " + URL + "\n");
        assertThat(body(ascii)).isEqualTo("hi\n\n" + LINE + "\n");
        assertThat(body(html)).contains("<p>&#51060; &#47700;").containsOnlyOnce("<a href=\"" + URL + "\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Let's talk:", "이 메일에 대해 대화하기 💬:", "<b>&", "x"})
    void initShouldAcceptWhenTheWordsAreOneLine(String words) {
        assertThatCode(() -> mailet(Map.of("text", words))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"'two\nlines',one line", "'a\tb',one line", "'a\u2028b',one line", "%,at most 80"})
    void initShouldNameParameterAndValueWhenTheWordsAreBad(String words, String why) {
        String text = words.replace("%", "x".repeat(81));

        assertThatThrownBy(() -> mailet(Map.of("text", text)))
                .isInstanceOf(MessagingException.class)
                .hasMessageStartingWith("AddChatLink: the parameter <text> must")
                .hasMessageContaining(why)
                .hasMessageEndingWith("got: " + text);
    }

    @Test
    void initShouldNameTheParameterWhenItIsUnknown() {
        assertThatThrownBy(() -> mailet(Map.of("words", "x"))).hasMessageContainingAll("<words>", "unknown", "[text]");
    }

    @Test
    void infoShouldSayWhoseItIs() {
        assertThat(new AddChatLink(metrics).getMailetInfo()).startsWith("CHmail");
    }
}
