package org.chmail.bridge.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long and how often a callee is rung. Bounds are checked where the configuration is read.
 *
 * @param ringTime how long the first ring of a round waits for an answer
 * @param backoff each further ring of a round waits this many times longer
 * @param maxRings rings in one round
 * @param maxRounds rounds of one leg
 * @param reringAfter the least time between the beginnings of two rounds
 * @param ttl how long an attempt stays open
 * @param maxCallees above so many callees only the author is called
 */
public record LadderPolicy(
        Duration ringTime,
        double backoff,
        int maxRings,
        int maxRounds,
        Duration reringAfter,
        Duration ttl,
        int maxCallees) {

    public LadderPolicy {
        requireNonNull(ringTime);
        requireNonNull(reringAfter);
        requireNonNull(ttl);
    }

    /** How long the {@code n}th ring of a round waits (n counts from 1). */
    public Duration ringTime(int n) {
        return Duration.ofMillis(Math.round(ringTime.toMillis() * Math.pow(backoff, n - 1.0)));
    }
}
