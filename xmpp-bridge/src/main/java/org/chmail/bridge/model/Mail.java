package org.chmail.bridge.model;

import java.time.Instant;

/**
 * A stamped message.
 *
 * @param id our own id of it
 * @param messageId its Message-ID with angle brackets (RFC 5322 §3.6.4)
 * @param author the login that wrote it, whose port was allotted
 * @param from the address in From, bound to the author
 * @param port the port number, 1024..65535
 * @param subject decoded, may be empty
 * @param stampedAt when it was stamped
 * @param expiresAt from then on it can't be chatted about
 */
public record Mail(
        String id,
        String messageId,
        LoginId author,
        Address from,
        int port,
        String subject,
        Instant stampedAt,
        Instant expiresAt) {

    /** How the verbs name it: {@code alice@example.org 49213}. */
    public String named() {
        return author + " " + port;
    }

    public boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
