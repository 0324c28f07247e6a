package org.chmail.bridge.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LoginId;

/** Table {@code leg}. */
public interface LegRows {

    void insert(Leg leg);

    /** Stores a leg whose stored version is one less; another one is a {@code ConcurrentChange}. */
    void update(Leg leg);

    Optional<Leg> byId(String legId);

    /** In the order in which they were called. */
    List<Leg> ofAttempt(String attemptId);

    /** The callee's waiting legs, newest first. */
    List<Leg> waiting(LoginId callee);

    /** The callee's ended legs of attempts that began after {@code since}, newest first. */
    List<Leg> ended(LoginId callee, Instant since);

    /** All waiting legs. */
    List<Leg> waiting();

    /** Waiting legs whose {@code due} is not after {@code now}. */
    List<Leg> due(Instant now, int limit);
}
