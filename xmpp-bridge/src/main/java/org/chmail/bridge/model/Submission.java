package org.chmail.bridge.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A mail that a person wrote on a page, to be submitted in their name (RFC 6409).
 *
 * @param id a UUID; its Message-ID derives from it
 * @param login who wrote it
 * @param sender their address, for From and MAIL FROM
 * @param senderName their display name, or empty
 * @param recipients the body of its field To (RFC 5322 §3.6.3), with names as people read them
 * @param cc the same of Cc, or empty
 * @param text plain, with LF as line end
 */
public record Submission(
        String id,
        LoginId login,
        Address sender,
        String senderName,
        String recipients,
        String cc,
        String subject,
        String text,
        Instant writtenAt) {

    public Submission {
        requireNonNull(id);
        requireNonNull(login);
        requireNonNull(sender);
    }

    /** The outbox queue in which it stands: one for each writer. */
    public String queue() {
        return queue(login);
    }

    /** The outbox queue of the mails that a login writes. */
    public static String queue(LoginId login) {
        return "written:" + login;
    }
}
