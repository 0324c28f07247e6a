package org.chmail.bridge.directory;

import java.time.Duration;
import org.chmail.bridge.model.Address;

/** What became of {@code link}. */
public sealed interface LinkOutcome {

    /** A code is on its way, if the address can be linked: whether it can is not told. */
    record CodeMailed(Address address) implements LinkOutcome {}

    /**
     * This login has asked for too many codes.
     *
     * @param pause until it can ask for another one
     */
    record TooMany(Duration pause) implements LinkOutcome {}

    /** The bridge sends no mail. */
    record NoMail() implements LinkOutcome {}
}
