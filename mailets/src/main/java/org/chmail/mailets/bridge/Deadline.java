package org.chmail.mailets.bridge;

import java.time.Duration;

/** Until when one mail may be held up. */
public final class Deadline {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** The one that is over after this time from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The time that is left; at least a millisecond, for whoever waits must wait for some time. */
    public Duration left() {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }

    /** Half of the time that is left, so that something is left for what comes after. */
    public Duration half() {
        return left().dividedBy(2);
    }
}
