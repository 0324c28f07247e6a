package org.chmail.mailets.bridge;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A circuit breaker for one bridge, shared by all mailets that use it. After a failed call the bridge is left alone for a window;
 * then one call is let through to try, and the others still pass by. So a bridge that is down or stalls costs one time budget per
 * window, not one per mail. A change of state is logged once.
 */
final class Breaker {
    private static final Logger LOGGER = LoggerFactory.getLogger(Breaker.class);

    private final String bridge;
    private final Duration window;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private @Nullable String trouble;
    private long retryAt;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    Breaker(String bridge, Duration window, LongSupplier nanoTime) {
        this.bridge = bridge;
        this.window = window;
        this.nanoTime = nanoTime;
    }

    /** Whether to call now. Whoever gets true reports {@link #succeeded()} or {@link #failed(String)}. */
    synchronized boolean permits() {
        if (trouble == null) {
            return true;
        }
        long now = nanoTime.getAsLong();
        if (now - retryAt < 0) {
            return false;
        }
        retryAt = now + window.toNanos();
        return true;
    }

    synchronized void succeeded() {
        if (trouble != null) {
            LOGGER.info("The CHmail bridge {} answers again", bridge);
        }
        trouble = null;
    }

    synchronized void failed(String why) {
        if (trouble == null) {
            LOGGER.warn(
                    "The CHmail bridge {} does not answer: {}. Mail flows on unstamped and unverified; one mail every {} s tries again",
                    bridge,
                    why,
                    window.toSeconds());
        }
        trouble = why;
        retryAt = nanoTime.getAsLong() + window.toNanos();
    }

    /** Why the bridge is left alone now; empty while it answers, and when the next call may try it. */
    synchronized Optional<String> trouble() {
        boolean isOver = nanoTime.getAsLong() - retryAt >= 0;
        return Optional.ofNullable(trouble).filter(why -> !isOver);
    }
}
