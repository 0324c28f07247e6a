package org.chmail.it.client;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A mail being written. Its bytes are made here, not by a mail library, so that a test knows each of them.
 *
 * <pre>{@code
 * String id = alice.writes().to("bob@example.org").cc("carol@example.org").subject("Lunch?").send();
 * }</pre>
 */
public final class Draft {

    private final MailUser author;
    private final String messageId;
    private final List<String> to = new ArrayList<>();
    private final List<String> cc = new ArrayList<>();
    private final List<String> bcc = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private String from;
    private String subject = "Hello";
    private String text = "Hello.\r\n";

    Draft(MailUser author) {
        this.author = author;
        this.from = author.address();
        this.messageId = "<" + UUID.randomUUID() + "@mail.example>";
    }

    /** Adds people to To. */
    public Draft to(String... addresses) {
        to.addAll(List.of(addresses));
        return this;
    }

    /** Adds people to Cc. */
    public Draft cc(String... addresses) {
        cc.addAll(List.of(addresses));
        return this;
    }

    /** Adds people to the envelope only. */
    public Draft bcc(String... addresses) {
        bcc.addAll(List.of(addresses));
        return this;
    }

    /** Writes another From than the author's address. */
    public Draft from(String address) {
        from = address;
        return this;
    }

    /** Sets the subject. */
    public Draft subject(String words) {
        subject = words;
        return this;
    }

    /** Sets the text, in plain ASCII with CRLF. */
    public Draft text(String words) {
        text = words;
        return this;
    }

    /** Adds a field, as it stands. */
    public Draft field(String name, String body) {
        fields.add(name + ": " + body);
        return this;
    }

    /** Adds the CHmail fields that claim an identity. */
    public Draft claiming(Identity claim) {
        return field("CHmail-Login-ID", claim.loginId())
                .field("CHmail-Host", claim.host())
                .field("CHmail-Port", Integer.toString(claim.port()))
                .field("CHmail-Chat", "<" + claim.chatUrl() + ">");
    }

    /** The Message-ID with its angle brackets. */
    public String messageId() {
        return messageId;
    }

    /** Submits it by SMTP with AUTH, and returns the Message-ID when the server has taken it. */
    public String send() {
        author.submit(recipients(), bytes());
        return messageId;
    }

    List<String> recipients() {
        List<String> all = new ArrayList<>(to);
        all.addAll(cc);
        all.addAll(bcc);
        return all;
    }

    /** The whole mail. */
    public byte[] bytes() {
        List<String> lines = new ArrayList<>();
        lines.add("From: " + from);
        lines.add("To: " + String.join(", ", to));
        if (!cc.isEmpty()) {
            lines.add("Cc: " + String.join(", ", cc));
        }
        lines.add("Subject: " + subject);
        lines.add("Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        lines.add("Message-ID: " + messageId);
        lines.addAll(fields);
        lines.add("");
        lines.add(text);
        return String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII);
    }
}
