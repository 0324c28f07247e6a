package org.chmail.bridge.directory;

import java.time.Instant;
import java.util.BitSet;
import java.util.OptionalInt;
import org.chmail.bridge.model.LoginId;

/** Table {@code port}: the second database, of whose port is which mail's. */
public interface PortRows {

    /** Takes a port that no row holds; false if it is held. */
    boolean allot(LoginId login, int port, String mailId, Instant now, Instant expiresAt);

    /** The ports of this login that a row holds. */
    BitSet held(LoginId login);

    /** Frees the longest-expired port of this login that expired before {@code before}, and returns it. */
    OptionalInt reclaim(LoginId login, Instant before);

    /** Moves the end of a port's life. */
    void expire(LoginId login, int port, Instant at);
}
