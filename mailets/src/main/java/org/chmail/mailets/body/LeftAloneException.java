package org.chmail.mailets.body;

/** A mail gets no line, and stays byte for byte as it is. The message is the reason, a word for a counter's name. */
public final class LeftAloneException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param reason one word, such as {@code dkim} */
    public LeftAloneException(String reason) {
        super(reason, null, false, false);
    }

    /** Why: one word. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
