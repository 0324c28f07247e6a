package org.chmail.it.load;

/**
 * A message, as somebody saw it.
 *
 * @param nick who said it
 * @param body its words
 * @param nanos when it came, by {@link System#nanoTime}
 */
record Shown(String nick, String body, long nanos) {

    /** Without the time. */
    String line() {
        return nick + ": " + body;
    }
}
