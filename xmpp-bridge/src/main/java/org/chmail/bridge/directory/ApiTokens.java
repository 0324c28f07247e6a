package org.chmail.bridge.directory;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Table {@code api_token}: who may use the HTTP API, and for what. Each call is a transaction of its own. A token itself
 * is never stored.
 */
public interface ApiTokens {

    /**
     * What a token allows.
     *
     * @param name who it was given to
     */
    record Granted(String name, Set<String> scopes) {

        public Granted {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * Stores a token; one of the same name is replaced.
     *
     * @param name who it is given to, {@code james}
     * @param tokenHash SHA-256 of the token, in lower-case hex
     * @param scopes without spaces
     */
    void add(String name, String tokenHash, Set<String> scopes, Instant at);

    /** What the token with this hash allows; empty if there is none. */
    Optional<Granted> byHash(String tokenHash);
}
