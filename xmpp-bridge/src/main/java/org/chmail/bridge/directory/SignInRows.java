package org.chmail.bridge.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.LoginId;

/** Table {@code sign_in}: browsers that wait to be signed in. */
public interface SignInRows {

    /**
     * A browser that waits, or is about to be taken in.
     *
     * @param login as it was typed, which may be none
     * @param agent what the browser says of itself
     * @param until when it is over
     * @param confirmed whether the login said yes
     */
    record SignIn(String id, String login, String agent, Instant until, boolean confirmed) {}

    /**
     * A code that is valid.
     *
     * @param hash of the code; the code itself is never stored
     * @param tries how often one was said, this time included
     */
    record Code(String id, String hash, int tries, String agent) {}

    /**
     * Stores that a browser waits.
     *
     * @param tokenHash of the link that may be mailed
     */
    void add(String cookieHash, SignIn signIn, String codeHash, String tokenHash, Instant now);

    /** What this browser waits for, if it is not over. */
    Optional<SignIn> of(String cookieHash, Instant now);

    /** What the mailed link is about, if it waits still. */
    Optional<SignIn> byToken(String tokenHash, Instant now);

    /**
     * Counts a try for each browser that waits for this login, is not over and was tried less than {@code most} times, and
     * returns them.
     */
    List<Code> tried(LoginId login, Instant now, int most);

    /** The same for the one that the mailed link is about. */
    Optional<Code> triedByToken(String tokenHash, Instant now, int most);

    /** The login said yes: the browser may be taken in until then; false if it was said before. */
    boolean confirm(String id, Instant until);

    /** Takes the browser in, once; false if it may not be. */
    boolean take(String id, Instant now);

    /** The browser waits no more. */
    void forget(String cookieHash);

    /** How often this browser asked after {@code since}. */
    int askedBy(String cookieHash, Instant since);

    /** How often this login was typed after {@code since}, by whomever. */
    int askedFor(String login, Instant since);
}
