package org.chmail.bridge.post;

import org.jspecify.annotations.Nullable;

/** The mail server did not take a letter now; it is tried again. */
public final class MailNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean onlyThisOne;

    /** Says what was wrong, and what to do. */
    public MailNotSent(String message, @Nullable Throwable cause) {
        this(message, false, cause);
    }

    /**
     * Says what was wrong, and what to do.
     *
     * @param onlyThisOne the server takes mail, but not this letter
     */
    public MailNotSent(String message, boolean onlyThisOne, @Nullable Throwable cause) {
        super(message, cause);
        this.onlyThisOne = onlyThisOne;
    }

    /** Whether the server takes mail, but not this letter. */
    public boolean onlyThisOne() {
        return onlyThisOne;
    }
}
