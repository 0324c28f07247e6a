package org.chmail.mailets;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;

/** The Message-ID (RFC 5322 §3.6.4) by which the bridge knows a mail. */
final class MessageIds {
    private MessageIds() {}

    /** The only Message-ID, with its angle brackets; empty if there is none, more than one, or a malformed one. */
    static Optional<String> of(MimeMessage message) throws MessagingException {
        String[] ids = message.getHeader("Message-ID");
        return ids == null || ids.length != 1
                ? Optional.empty()
                : Optional.of(ids[0].trim()).filter(id -> id.matches("<[!-;=?-~]{1,990}>"));
    }
}
