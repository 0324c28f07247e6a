package org.chmail.bridge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's clock without its steps. It runs evenly and never goes back; when the system's clock is set by an hour, it
 * nears that by an eighth of the time that passes, so that what waits for a minute waits for about a minute, and not
 * everything is due at once. A clock that was set by more than {@code FOLLOWED} was wrong altogether: that is followed at
 * once.
 */
public final class SteadyClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);
    private static final Duration FOLLOWED = Duration.ofHours(6);
    private static final Duration TOLD = Duration.ofSeconds(10);
    private static final int SHARE = 8;

    private final Clock system;
    private final LongSupplier nanos;

    // guarded by this
    private Instant shown;
    private long read;
    private Duration apart = Duration.ZERO;

    /**
     * A clock that shows the system's time now.
     *
     * @param nanos the monotonic clock, {@code System::nanoTime}
     */
    public SteadyClock(Clock system, LongSupplier nanos) {
        this.system = system;
        this.nanos = nanos;
        this.shown = system.instant();
        this.read = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        long now = nanos.getAsLong();
        long passed = now - read;
        read = now;
        shown = shown.plusNanos(passed);
        Duration off = Duration.between(shown, system.instant());
        Duration step = off.minus(apart);
        boolean followed = off.abs().compareTo(FOLLOWED) > 0;
        if (step.abs().compareTo(TOLD) > 0) {
            LOG.warn(
                    "The system's clock was set by {}; {}",
                    step,
                    followed ? "it is followed" : "what waits here goes on as if it had not been");
        }
        if (followed) {
            shown = shown.plus(off);
            apart = Duration.ZERO;
        } else {
            Duration near = nearer(off, Duration.ofNanos(passed / SHARE));
            shown = shown.plus(near);
            apart = off.minus(near);
        }
        return shown;
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(system.withZone(zone), nanos);
    }

    private static Duration nearer(Duration off, Duration most) {
        if (off.abs().compareTo(most) <= 0) {
            return off;
        }
        return off.isNegative() ? most.negated() : most;
    }
}
