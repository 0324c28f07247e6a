package org.chmail.bridge.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A mail address as CHmail compares it: in lower case, without {@code +detail}.
 *
 * @param value local part and domain, {@code bob@example.org}
 */
public record Address(String value) {

    public Address {
        requireNonNull(value);
        int at = value.lastIndexOf('@');
        if (at < 1 || at == value.length() - 1) {
            throw new IllegalArgumentException("not a mail address (local@domain): " + value);
        }
        String local = value.substring(0, at);
        int plus = local.indexOf('+');
        if (plus > 0) {
            local = local.substring(0, plus);
        }
        value = (local + value.substring(at)).toLowerCase(Locale.ROOT);
    }

    /** What stands behind the last {@code @}. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** What stands before the last {@code @}. */
    public String local() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    @Override
    public String toString() {
        return value;
    }
}
