package org.chmail.bridge.cli;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.chmail.bridge.BridgeConfig;
import org.chmail.bridge.attempt.AttemptView;

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

    /** The attempts that are kept, or the open ones, newest first. */
    List<AttemptView> attempts(BridgeConfig config, boolean onlyOpen) throws Exception;

    /**
     * Ends an attempt, and its chat.
     *
     * @return false if it had ended
     * @throws IllegalArgumentException if there is none with this id
     */
    boolean cancelAttempt(BridgeConfig config, String id) throws Exception;

    /**
     * All that is held about one person: rows by what they tell, and columns by name.
     *
     * @param person a login ID or a mail address
     */
    SequencedMap<String, List<Map<String, Object>>> export(BridgeConfig config, String person) throws Exception;

    /**
     * Deletes all that is held about one person.
     *
     * @return how many rows of what
     */
    SequencedMap<String, Integer> erase(BridgeConfig config, String person) throws Exception;

    /** Tries everything the bridge stands on. A check that fails is in the list, not an exception. */
    List<Check> doctor(BridgeConfig config) throws Exception;
}
