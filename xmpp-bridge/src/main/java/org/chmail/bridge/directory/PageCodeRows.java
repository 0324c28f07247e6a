package org.chmail.bridge.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.Address;

/** Table {@code page_code}: the codes that were mailed, each for a browser, a mail and an address. */
public interface PageCodeRows {

    /**
     * A code that is valid.
     *
     * @param hash of the code; the code itself is never stored
     * @param tries how often one was returned, this time included
     */
    record Code(Address address, String hash, int tries) {}

    void add(String cookieHash, String mailId, Address address, String hash, Instant now, Instant until);

    /**
     * Counts a try for each code of this browser and mail that is not over and was tried less than {@code most} times, and
     * returns them.
     */
    List<Code> tried(String cookieHash, String mailId, Instant now, int most);

    /** The address for which this browser last asked for a code that is not over, if any. */
    Optional<Address> lastAskedFor(String cookieHash, String mailId, Instant now);

    /** How many codes this browser asked for after {@code since}. */
    int askedBy(String cookieHash, Instant since);

    /** How many were asked for this address after {@code since}, by whomever. */
    int askedFor(Address address, Instant since);

    /** The browser's codes for this mail are void. */
    void forget(String cookieHash, String mailId);
}
