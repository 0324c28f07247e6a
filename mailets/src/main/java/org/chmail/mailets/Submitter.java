package org.chmail.mailets;

import java.util.Optional;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;

/**
 * Who submitted a mail, as James authenticated them: by SMTP AUTH, or over JMAP. A mail that the server itself sent again (a
 * redirect, a forward, a bounce) was not submitted, whatever attributes it kept.
 */
final class Submitter {
    /** Set by James' {@code EmailSubmission/set}; no other trace of a JMAP submission is left on the mail. */
    static final AttributeName JMAP_USER = AttributeName.of("org.apache.james.jmap.send.MailMetaData.username");

    private final String user;
    private final @Nullable String address;

    private Submitter(String user, @Nullable String address) {
        this.user = user;
        this.address = address;
    }

    static Optional<Submitter> of(Mail mail) {
        if (mail.getAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE.getName()).isPresent()) {
            return Optional.empty();
        }
        Optional<Submitter> bySmtp =
                user(mail, Mail.SMTP_AUTH_USER).map(user -> new Submitter(user, clientAddress(mail)));
        // A JMAP mail is submitted from within James: its remote address is James' own.
        return bySmtp.or(() -> user(mail, JMAP_USER).map(user -> new Submitter(user, null)));
    }

    private static Optional<String> user(Mail mail, AttributeName name) {
        return AttributeUtils.getValueAndCastFromMail(mail, name, String.class).filter(user -> !user.isBlank());
    }

    private static @Nullable String clientAddress(Mail mail) {
        String address = mail.getRemoteAddr();
        return address == null || !address.matches("[0-9A-Fa-f:.]{2,45}(%[0-9A-Za-z]+)?") ? null : address;
    }

    /** The user name as authenticated: usually the whole address. */
    String user() {
        return user;
    }

    /** The IP address of the user's computer; empty over JMAP. */
    Optional<String> clientAddress() {
        return Optional.ofNullable(address);
    }
}
