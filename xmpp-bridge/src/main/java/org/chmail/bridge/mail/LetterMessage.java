package org.chmail.bridge.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import org.chmail.bridge.model.Letter;

/** A letter in the form of RFC 5322. Only its Date differs from one try to the next. */
final class LetterMessage extends MimeMessage {

    private static final String NAME = "CHmail";
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");
    private static final String UTF8 = StandardCharsets.UTF_8.name();

    private final String id;

    private LetterMessage(Session session, String id) {
        super(session);
        this.id = id;
    }

    static LetterMessage of(Session session, Letter letter, String from, Instant now) throws MessagingException {
        String domain = from.substring(from.lastIndexOf('@') + 1);
        LetterMessage message = new LetterMessage(session, "<" + letter.id() + "@" + domain + ">");
        try {
            message.setFrom(new InternetAddress(from, NAME, UTF8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to().value(), true));
        message.setSubject(CONTROLS.matcher(letter.subject()).replaceAll(" "), UTF8);
        message.setSentDate(Date.from(now));
        // RFC 3834 §5: no vacation notice answers it, and our own mailets leave it alone
        message.setHeader("Auto-Submitted", "auto-generated");
        if (letter.inReplyTo() != null) {
            message.setHeader("In-Reply-To", letter.inReplyTo());
        }
        if (!letter.references().isEmpty()) {
            // folded between the ids, since a line has 998 characters at most (RFC 5322 §2.1.1)
            message.setHeader("References", String.join("\r\n ", letter.references()));
        }
        if (!letter.lang().isEmpty()) {
            message.setContentLanguage(new String[] {letter.lang()});
        }
        message.setText(letter.text(), UTF8);
        message.saveChanges();
        return message;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
