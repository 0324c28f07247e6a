package org.chmail.bridge.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How one part of the bridge is.
 *
 * @param ok whether it does its work
 * @param says in a sentence, for an admin: what is wrong, where, and what to do
 * @param needed whether the bridge is not ready while this part does not do its work
 */
public record PartHealth(
        boolean ok, String says, @JsonIgnore boolean needed) {

    public PartHealth {
        requireNonNull(says);
    }

    /** A part without which the bridge is not ready. */
    public PartHealth(boolean ok, String says) {
        this(ok, says, true);
    }

    /** A part without which the bridge does all else. */
    public static PartHealth bearable(boolean ok, String says) {
        return new PartHealth(ok, says, false);
    }
}
