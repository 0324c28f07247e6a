package org.chmail.bridge.post;

/**
 * A list of mailboxes (RFC 5322 §3.4).
 *
 * @param field the list as the body of a header field, but with names as people read them (not RFC 2047)
 * @param count how many they are
 */
public record Mailboxes(String field, int count) {

    /** Reads lists that people type; the mail edge implements it. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Reads a list, separated by commas, semicolons or line ends; each an address, or a name and an address in angle
         * brackets.
         *
         * @throws BadMailbox if one of them is neither
         */
        Mailboxes read(String text) throws BadMailbox;
    }

    /** What was typed is no mailbox. */
    public static final class BadMailbox extends Exception {

        private static final long serialVersionUID = 1L;

        private final String typed;

        /** @param typed the one that is none */
        public BadMailbox(String typed) {
            super(typed + " is no mailbox");
            this.typed = typed;
        }

        /** The one that is none. */
        public String typed() {
            return typed;
        }
    }
}
