package org.chmail.bridge.cli;

import static java.util.Objects.requireNonNull;

/**
 * One thing that {@code doctor} tried.
 *
 * @param what was tried: {@code database}, {@code openfire} …
 * @param ok whether it works
 * @param says what was seen and, if it does not work, what to do
 */
public record Check(String what, boolean ok, String says) {

    public Check {
        requireNonNull(what);
        requireNonNull(says);
    }
}
