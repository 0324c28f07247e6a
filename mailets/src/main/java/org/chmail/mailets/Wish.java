package org.chmail.mailets;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** What the author wrote into one mail: {@code CHmail: on} or {@code CHmail: off}. */
enum Wish {
    ON,
    OFF,
    NONE;

    /** Of several fields, {@code off} wins; another value counts as none. */
    static Wish of(MimeMessage message) throws MessagingException {
        String[] values = message.getHeader(CHmailFields.WISH);
        Wish wish = NONE;
        for (String value : values == null ? new String[0] : values) {
            if (value.trim().equalsIgnoreCase("off")) {
                return OFF;
            }
            if (value.trim().equalsIgnoreCase("on")) {
                wish = ON;
            }
        }
        return wish;
    }
}
