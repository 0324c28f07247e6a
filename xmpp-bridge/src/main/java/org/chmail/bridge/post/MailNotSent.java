package org.chmail.bridge.post;

import org.jspecify.annotations.Nullable;

/** The mail server did not take a letter now; it is tried again. */
public final class MailNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MailNotSent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
