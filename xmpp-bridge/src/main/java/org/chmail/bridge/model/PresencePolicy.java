package org.chmail.bridge.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long a change of presence must last before it counts.
 *
 * @param offAfter someone goes off after so long of off
 * @param onAfter someone comes on after so long of on
 * @param restartGrace off counts as unknown while the XMPP server's epoch is younger
 */
public record PresencePolicy(Duration offAfter, Duration onAfter, Duration restartGrace) {

    public PresencePolicy {
        requireNonNull(offAfter);
        requireNonNull(onAfter);
        requireNonNull(restartGrace);
    }
}
