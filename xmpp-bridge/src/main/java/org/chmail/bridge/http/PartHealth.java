package org.chmail.bridge.http;

import static java.util.Objects.requireNonNull;

/**
 * How one part of the bridge is.
 *
 * @param ok whether it does its work
 * @param says in a sentence, for an admin: what is wrong, where, and what to do
 */
public record PartHealth(boolean ok, String says) {

    public PartHealth {
        requireNonNull(says);
    }
}
