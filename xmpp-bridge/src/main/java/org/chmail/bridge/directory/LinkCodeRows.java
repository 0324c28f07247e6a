package org.chmail.bridge.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;

/** Table {@code link_code}: the codes that were mailed, each for a login and an address. */
public interface LinkCodeRows {

    /**
     * A code that is valid.
     *
     * @param hash of the code; the code itself is never stored
     * @param tries how often one was returned, this time included
     */
    record Code(Address address, String hash, int tries) {}

    void add(LoginId login, Address address, String hash, Instant now, Instant until);

    /**
     * Counts a try for each code of this login that is not over and was tried less than {@code most} times, and returns
     * them.
     */
    List<Code> tried(LoginId login, Instant now, int most);

    /** How many codes this login asked for after {@code since}. */
    int askedBy(LoginId login, Instant since);

    /** When the first of those was asked for. */
    Optional<Instant> firstAskedBy(LoginId login, Instant since);

    /** How many were asked for this address after {@code since}, by whomever. */
    int askedFor(Address address, Instant since);

    /** The login's codes for this address are void. */
    void forget(LoginId login, Address address);
}
