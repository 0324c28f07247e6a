package org.chmail.mailets;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;

/** Mails as a test needs them: their text with {@code \n} for a line's end, and who submitted them. */
final class Mails {
    /** A mail of alice's to bob, without its final blank line, so that a test can add fields. */
    static final String HELLO = """
            From: Alice <alice@example.org>
            To: bob@example.org
            Cc: carol@example.org
            Subject: Lunch?
            Message-ID: <1@example.org>
            """;

    private Mails() {}

    static MimeMessage message(String text) {
        return message(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    static MimeMessage message(byte[] bytes) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A mail from somewhere else. */
    static FakeMail arriving(MimeMessage message) {
        try {
            return FakeMail.builder()
                    .name("mail-1")
                    .sender("alice@example.org")
                    .recipients("bob@example.org", "carol@example.org")
                    .remoteAddr("192.0.2.7")
                    .mimeMessage(message)
                    .build();
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A mail that a user submitted by SMTP AUTH. */
    static FakeMail submitted(String user, MimeMessage message) {
        FakeMail mail = arriving(message);
        mail.setAttribute(new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of(user)));
        return mail;
    }

    static FakeMail submitted(String text) {
        return submitted("alice@example.org", message(text + "\nhi\n"));
    }

    static byte[] bytes(MimeMessage message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
        return out.toByteArray();
    }

    /** The CHmail fields as they are written, in their order. */
    static String fields(Mail mail) {
        try {
            return Collections.list(mail.getMessage().getAllHeaderLines()).stream()
                    .filter(line -> line.regionMatches(true, 0, "CHmail", 0, 6))
                    .collect(Collectors.joining("\n"));
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The values of a field, one after the other; empty if there is none. */
    static String field(Mail mail, String name) {
        try {
            String[] values = mail.getMessage().getHeader(name);
            return values == null ? "" : String.join(" | ", values);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
