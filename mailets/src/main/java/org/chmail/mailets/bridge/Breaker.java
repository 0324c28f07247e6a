package org.chmail.mailets.bridge;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A circuit breaker for something that is asked for mails, a bridge above all, shared by all mailets that ask it. After a failed call
 * it is left alone for a window; then one call is let through to try, and the others still pass by. So what is down or stalls costs
 * one time budget per window, not one per mail. A change of state is logged once.
 */
public final class Breaker {
    private static final Logger LOGGER = LoggerFactory.getLogger(Breaker.class);

    private final String name;
    private final String consequence;
    private final Duration window;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private @Nullable String trouble;
    private long retryAt;

    /**
     * For one thing that is asked.
     *
     * @param name what it is, and {@code consequence} what becomes of mail without it: both for the log
     * @param nanoTime a clock like {@link System#nanoTime()}
     */
    public Breaker(String name, String consequence, Duration window, LongSupplier nanoTime) {
        this.name = name;
        this.consequence = consequence;
        this.window = window;
        this.nanoTime = nanoTime;
    }

    /** Whether to call now. Whoever gets true reports {@link #succeeded()} or {@link #failed(String)}. */
    public synchronized boolean permits() {
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

    /** Says that a permitted call was answered. */
    public synchronized void succeeded() {
        if (trouble != null) {
            LOGGER.info("{} answers again", name);
        }
        trouble = null;
    }

    /** Says that a permitted call was not. */
    public synchronized void failed(String why) {
        if (trouble == null) {
            LOGGER.warn(
                    "{} does not answer: {}. {}; one mail every {} s tries again",
                    name,
                    why,
                    consequence,
                    window.toSeconds());
        }
        trouble = why;
        retryAt = nanoTime.getAsLong() + window.toNanos();
    }

    /** Why it is left alone now; empty while it answers, and when the next call may try it. */
    synchronized Optional<String> trouble() {
        boolean isOver = nanoTime.getAsLong() - retryAt >= 0;
        return Optional.ofNullable(trouble).filter(why -> !isOver);
    }
}
