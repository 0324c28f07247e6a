package org.chmail.bridge.directory;

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

/** Runs what is due when the test says that time has passed. */
final class ManualScheduler extends ScheduledThreadPoolExecutor {

    private record Task(Instant at, Runnable work) {}

    private final List<Task> tasks = new ArrayList<>();
    private Instant time = Instant.parse("2026-11-24T12:00:00Z");
    private final Clock clock = new Clock() {
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
            return time;
        }
    };

    ManualScheduler() {
        super(0);
    }

    Instant now() {
        return time;
    }

    Clock clock() {
        return clock;
    }

    void pass(Duration duration) {
        Instant end = time.plus(duration);
        while (true) {
            Task next = tasks.stream()
                    .filter(task -> !task.at().isAfter(end))
                    .min(Comparator.comparing(Task::at))
                    .orElse(null);
            if (next == null) {
                break;
            }
            tasks.remove(next);
            time = next.at();
            next.work().run();
        }
        time = end;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        tasks.add(new Task(time.plusNanos(unit.toNanos(delay)), command));
        return new Promise(command);
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
