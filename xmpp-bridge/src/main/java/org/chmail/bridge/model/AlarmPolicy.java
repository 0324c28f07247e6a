package org.chmail.bridge.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * How often people are told by mail, and whom.
 *
 * @param mailEvery the least time between two alarm mails to the same address; what comes meanwhile is gathered
 * @param outsiders whether addresses without a login get them
 */
public record AlarmPolicy(Duration mailEvery, boolean outsiders) {

    public AlarmPolicy {
        requireNonNull(mailEvery);
    }

    /** The earliest time of the mail after that of {@code last}; a clock that was set back holds nobody up. */
    public Instant next(Instant last, Instant now) {
        return last.isAfter(now) ? now : last.plus(mailEvery);
    }
}
