package org.chmail.bridge.cli;

import java.util.List;
import java.util.Set;
import org.chmail.bridge.BridgeConfig;

/**
 * What the commands do; the wiring implements it.
 *
 * <p>An operation that fails throws an exception whose message says what was wrong, where, and what to do: the command
 * line shows it without a stack trace and exits with 1.
 */
public interface Operations {

    /**
     * Starts the bridge and returns when it serves.
     *
     * @return stops it, in order; called once, from another thread
     */
    AutoCloseable serve(BridgeConfig config) throws Exception;

    /** Brings the tables up to this version. */
    void migrate(BridgeConfig config) throws Exception;

    /**
     * Makes a token for the HTTP API.
     *
     * @param name what it is for, shown where tokens are listed
     * @param scopes what it may, such as {@code mails}
     * @return the token; it is stored hashed, so this is the only time that it is known
     * @throws IllegalArgumentException if there is no such scope
     */
    String newToken(BridgeConfig config, String name, Set<String> scopes) throws Exception;

    /** Tries everything the bridge stands on. A check that fails is in the list, not an exception. */
    List<Check> doctor(BridgeConfig config) throws Exception;
}
