package org.chmail.bridge.post;

import org.jspecify.annotations.Nullable;

/** The mail server did not take a letter now; it is tried again. */
public final class MailNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean onlyThisOne;
    private final boolean forGood;

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
        this(message, onlyThisOne, false, cause);
    }

    /**
     * Says what was wrong, and what to do.
     *
     * @param onlyThisOne the server takes mail, but not this letter
     * @param forGood it says that it never will (RFC 5321 §4.2.1)
     */
    public MailNotSent(String message, boolean onlyThisOne, boolean forGood, @Nullable Throwable cause) {
        super(message, cause);
        this.onlyThisOne = onlyThisOne;
        this.forGood = forGood;
    }

    /** Whether the server takes mail, but not this letter. */
    public boolean onlyThisOne() {
        return onlyThisOne;
    }

    /** Whether the server says that it will never take it. */
    public boolean forGood() {
        return forGood;
    }
}
