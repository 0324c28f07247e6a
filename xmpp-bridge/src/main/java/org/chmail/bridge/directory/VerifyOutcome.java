package org.chmail.bridge.directory;

import org.chmail.bridge.model.Address;

/** What became of {@code verify}. */
public sealed interface VerifyOutcome {

    /** The address is linked to this login. */
    record Linked(Address address) implements VerifyOutcome {}

    /** The code was right, but the address has been linked to another login meanwhile. */
    record Taken(Address address) implements VerifyOutcome {}

    /**
     * Not the code that was mailed.
     *
     * @param left how often another one can be tried
     */
    record Wrong(int left) implements VerifyOutcome {}

    /** No code is waited for: none was mailed, or it is over, or was tried too often. */
    record NoCode() implements VerifyOutcome {}
}
