package org.chmail.bridge.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Caller;
import org.chmail.bridge.model.LoginId;

/** Tables {@code attempt} and {@code caller}. */
public interface AttemptRows {

    /** Stores a new attempt; a second open one of the same mail is a {@code ConcurrentChange}. */
    void insert(Attempt attempt);

    /** The attempt, held until this transaction ends: whoever changes one of its rows holds it first. */
    Optional<Attempt> lock(String attemptId);

    Optional<Attempt> byId(String attemptId);

    Optional<Attempt> openOf(String mailId);

    /** The newest attempt of this mail, open or not. */
    Optional<Attempt> latestOf(String mailId);

    /** All that are kept, or the open ones, newest first. */
    List<Attempt> all(boolean onlyOpen);

    /** Open attempts with a caller {@code login} who has not withdrawn, newest first. */
    List<Attempt> openBy(LoginId login);

    /** Open attempts over whose time it is and that still have a waiting leg. */
    List<Attempt> expired(Instant now, int limit);

    /** From now on it counts as asked with {@code all}. */
    void callEveryone(String attemptId);

    /** The attempt has ended. */
    void end(String attemptId, Instant at);

    /** In the order in which they came. */
    List<Caller> callers(String attemptId);

    /** Adds a caller, or one who withdrew again. */
    void addCaller(String attemptId, LoginId login, Instant at);

    void withdraw(String attemptId, LoginId login);
}
