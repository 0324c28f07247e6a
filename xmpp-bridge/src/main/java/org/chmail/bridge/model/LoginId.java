package org.chmail.bridge.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A CHmail user: a bare JID, {@code alice@example.org}, in lower case (RFC 6122 §2).
 *
 * @param value the bare JID
 */
public record LoginId(String value) {

    public LoginId {
        requireNonNull(value);
        int at = value.indexOf('@');
        if (at < 1 || at == value.length() - 1 || value.indexOf('@', at + 1) >= 0 || value.indexOf('/') >= 0) {
            throw new IllegalArgumentException("not a login ID (a bare JID, local@domain): " + value);
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    /** The domain part. */
    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    /** The local part, escaped as it is (XEP-0106). */
    public String local() {
        return value.substring(0, value.indexOf('@'));
    }

    @Override
    public String toString() {
        return value;
    }
}
