package org.chmail.it.client;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A mail as its receiver's program got it, byte by byte. */
public final class ArrivedMail {

    private final byte[] bytes;
    private final MimeMessage message;

    private ArrivedMail(byte[] bytes) {
        this.bytes = bytes;
        try {
            this.message = new MimeMessage(null, new ByteArrayInputStream(bytes));
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail arrived that cannot be parsed", e);
        }
    }

    /** A mail of those bytes. */
    public static ArrivedMail of(byte[] bytes) {
        return new ArrivedMail(bytes);
    }

    static ArrivedMail of(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return new ArrivedMail(out.toByteArray());
    }

    /** The bodies of the fields of that name, unfolded, in their order. */
    public List<String> fields(String name) {
        try {
            String[] values = message.getHeader(name);
            if (values == null) {
                return List.of();
            }
            List<String> unfolded = new ArrayList<>();
            for (String value : values) {
                unfolded.add(MimeUtility.unfold(value).strip());
            }
            return unfolded;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The body of the only field of that name.
     *
     * @throws AssertionError if there is none, or more than one
     */
    public String field(String name) {
        List<String> values = fields(name);
        if (values.size() != 1) {
            throw new AssertionError("%d fields %s instead of one in:%n%s".formatted(values.size(), name, header()));
        }
        return values.getFirst();
    }

    /** Whether that is its subject. */
    public boolean isAbout(String subject) {
        try {
            return subject.equals(message.getSubject());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** When the last server took it, in whole seconds, as its trace field says (RFC 5321 §4.4). */
    public Instant received() {
        String trace = fields("Received").getFirst();
        try {
            return new MailDateFormat()
                    .parse(trace.substring(trace.lastIndexOf(';') + 1))
                    .toInstant();
        } catch (ParseException e) {
            throw new IllegalStateException("no date in " + trace, e);
        }
    }

    /** The CHmail fields and {@code Jabber-ID}, each as {@code Name: body}, in their order. */
    public List<String> chmailFields() {
        List<String> found = new ArrayList<>();
        try {
            for (Header header : Collections.list(message.getAllHeaders())) {
                String name = header.getName().toLowerCase(Locale.ROOT);
                if (name.startsWith("chmail") || name.equals("jabber-id")) {
                    found.add(header.getName() + ": "
                            + MimeUtility.unfold(header.getValue()).strip());
                }
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /** The identity in the header, or empty if the mail is not stamped. */
    public Optional<Identity> identity() {
        if (fields("CHmail-Login-ID").isEmpty()) {
            return Optional.empty();
        }
        String chat = field("CHmail-Chat");
        if (!chat.startsWith("<") || !chat.endsWith(">")) {
            throw new AssertionError("CHmail-Chat is not in angle brackets: " + chat);
        }
        return Optional.of(new Identity(
                field("CHmail-Login-ID"),
                field("CHmail-Host"),
                Integer.parseInt(field("CHmail-Port")),
                chat.substring(1, chat.length() - 1)));
    }

    /**
     * The identity of a mail that must be stamped.
     *
     * @throws AssertionError if it is not
     */
    public Identity stamped() {
        return identity().orElseThrow(() -> new AssertionError("the mail is not stamped:\n" + header()));
    }

    /** The header as it arrived. */
    public String header() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? text : text.substring(0, end + 2);
    }

    /** What a mail that is plain text says, whatever its encodings. */
    public String text() {
        try {
            return (String) message.getContent();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a mail's text cannot be read", e);
        }
    }

    /** The body's bytes as text of ISO 8859-1, so that bytes compare as characters. */
    public String body() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? "" : text.substring(end + 4);
    }
}
