package org.chmail.bridge.durability;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Time in the test's hand: what passes, and what the system's clock shows, which can be set. */
final class Time extends ScheduledThreadPoolExecutor {

    private record Task(long at, Runnable work) {}

    private final List<Task> tasks = new ArrayList<>();
    private Instant wall = Instant.parse("2026-11-24T12:00:00Z");
    private long nanos;

    Time() {
        super(0);
    }

    /** Lets time pass, and runs what was scheduled meanwhile. */
    void pass(Duration time) {
        long end = nanos + time.toNanos();
        while (true) {
            Task next = tasks.stream()
                    .filter(task -> task.at() <= end)
                    .min(Comparator.comparingLong(Task::at))
                    .orElse(null);
            if (next == null) {
                break;
            }
            tasks.remove(next);
            moveTo(next.at());
            next.work().run();
        }
        moveTo(end);
    }

    /** Sets the system's clock. */
    void set(Duration by) {
        wall = wall.plus(by);
    }

    /** Whoever scheduled something is dead. */
    void forget() {
        tasks.clear();
    }

    /** Since the test began, whatever the clock showed. */
    long nanos() {
        return nanos;
    }

    /** What the system's clock shows. */
    Clock wall() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return wall;
            }
        };
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        tasks.add(new Task(nanos + unit.toNanos(delay), command));
        return new Promise(command);
    }

    private void moveTo(long at) {
        wall = wall.plusNanos(at - nanos);
        nanos = at;
    }

    private static final class Promise extends FutureTask<Object> implements ScheduledFuture<Object> {
        Promise(Runnable work) {
            super(work, null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
