package org.chmail.bridge.attempt;

import java.time.Instant;
import org.chmail.bridge.model.CommandKey;

/** Table {@code handled}: the commands that were applied, so that each is applied once. */
public interface HandledRows {

    /** Whether a command was applied and is still remembered. */
    boolean known(CommandKey key, Instant now);

    /**
     * Remembers a command, and forgets those whose time is over.
     *
     * @param until how long it is remembered
     * @return false if it was remembered already
     */
    boolean remember(CommandKey key, Instant now, Instant until);
}
