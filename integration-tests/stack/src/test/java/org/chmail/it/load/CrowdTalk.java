package org.chmail.it.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A crowd that talks: each person at their own even pace, whatever becomes of it, while lines are cut. */
final class CrowdTalk implements AutoCloseable {

    private final List<CrowdRoom> rooms;
    private final Random random;
    private final ScheduledThreadPoolExecutor threads;
    private final List<ScheduledFuture<?>> speakers = new ArrayList<>();
    private final long began = System.nanoTime();
    private final AtomicInteger cuts = new AtomicInteger();

    /** They begin. */
    CrowdTalk(CrowdPlan plan, List<CrowdRoom> rooms, long seed) {
        this.rooms = rooms;
        this.random = new Random(seed);
        // A thread for each, so that nobody waits for another's answer.
        this.threads = new ScheduledThreadPoolExecutor(
                plan.rooms() * (plan.guests() + 1) + 1, Thread.ofVirtual().factory());
        Duration step = plan.every().dividedBy((long) plan.rooms() * plan.guests());
        int number = 0;
        for (CrowdRoom room : rooms) {
            for (GuestPage guest : room.guests()) {
                Duration first = step.multipliedBy(number++);
                speak(first, plan.every(), plan.messages(), guest::says, guest.name());
            }
            Duration first = plan.authorEvery().dividedBy(rooms.size()).multipliedBy(rooms.indexOf(room));
            speak(first, plan.authorEvery(), plan.authorMessages(), (words, due) -> room.authorSays(words), "author");
        }
        var unused = threads.scheduleAtFixedRate(
                this::cut, plan.cutEvery().toNanos(), plan.cutEvery().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** How many lines were cut. */
    int cuts() {
        return cuts.get();
    }

    /** Waits for that long, or until all have said what they had to say; true then. Throws what went wrong with one. */
    boolean isOverWithin(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        for (ScheduledFuture<?> speaker : speakers) {
            try {
                speaker.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (java.util.concurrent.CancellationException done) {
                // has said all
            } catch (TimeoutException e) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private interface Speech {
        void say(String words, long due);
    }

    /** The next message waits for the one before it, and then catches up. */
    private void speak(Duration first, Duration every, int messages, Speech speech, String name) {
        AtomicInteger next = new AtomicInteger();
        ScheduledFuture<?>[] own = new ScheduledFuture<?>[1];
        synchronized (own) {
            own[0] = threads.scheduleAtFixedRate(
                    () -> {
                        int number = next.getAndIncrement();
                        speech.say(
                                "%s says %d".formatted(name, number),
                                began + first.plus(every.multipliedBy(number)).toNanos());
                        if (number == messages - 1) {
                            synchronized (own) {
                                own[0].cancel(false);
                            }
                        }
                    },
                    first.toNanos(),
                    every.toNanos(),
                    TimeUnit.NANOSECONDS);
            speakers.add(own[0]);
        }
    }

    private void cut() {
        for (CrowdRoom room : rooms) {
            for (GuestPage guest : room.guests()) {
                if (random.nextInt(10) == 0) {
                    guest.stream().cut();
                    cuts.incrementAndGet();
                }
            }
        }
    }
}
