package org.chmail.it.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A crowd that talks: each person at their own even pace, whatever becomes of it, while lines are cut. */
final class CrowdTalk implements AutoCloseable {

    /** A tenth of the lines is cut now and then, always the same ones at the same time. */
    private static final long SEED = 17;

    private final List<CrowdRoom> rooms;
    private final Random random = new Random(SEED);
    private final ScheduledThreadPoolExecutor threads;
    private final List<CompletableFuture<@Nullable Void>> speakers = new ArrayList<>();
    private final long began = System.nanoTime();
    private final AtomicInteger cuts = new AtomicInteger();

    /** They begin. */
    CrowdTalk(CrowdPlan plan, List<CrowdRoom> rooms) {
        this.rooms = rooms;
        // A thread for each, so that nobody waits for another's answer.
        this.threads = new ScheduledThreadPoolExecutor(
                plan.rooms() * (plan.guests() + 1) + 1, Thread.ofVirtual().factory());
        Duration step = plan.every().dividedBy((long) plan.rooms() * plan.guests());
        int number = 0;
        for (CrowdRoom room : rooms) {
            for (GuestPage guest : room.guests()) {
                Duration first = step.multipliedBy(number++);
                begin(guest.name(), guest::says, first, plan.every(), plan.messages());
            }
            Duration first = plan.authorEvery().dividedBy(rooms.size()).multipliedBy(rooms.indexOf(room));
            begin("author", (words, due) -> room.authorSays(words), first, plan.authorEvery(), plan.authorMessages());
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
        try {
            CompletableFuture.allOf(speakers.toArray(CompletableFuture[]::new))
                    .get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private interface Speech {
        void say(String words, long due);
    }

    /** One person's numbered messages. */
    private record Speaker(
            String name,
            Speech speech,
            Duration first,
            Duration every,
            int messages,
            CompletableFuture<@Nullable Void> done) {}

    private void begin(String name, Speech speech, Duration first, Duration every, int messages) {
        Speaker speaker = new Speaker(name, speech, first, every, messages, new CompletableFuture<>());
        speakers.add(speaker.done());
        goOn(speaker, 0);
    }

    /** The next message waits for the one before it, and then catches up. */
    private void goOn(Speaker speaker, int number) {
        if (number == speaker.messages()) {
            speaker.done().complete(null);
            return;
        }
        long due = began
                + speaker.first().plus(speaker.every().multipliedBy(number)).toNanos();
        var unused = threads.schedule(
                () -> {
                    try {
                        speaker.speech().say("%s says %d".formatted(speaker.name(), number), due);
                        goOn(speaker, number + 1);
                    } catch (RuntimeException | AssertionError e) {
                        speaker.done().completeExceptionally(e);
                    }
                },
                due - System.nanoTime(),
                TimeUnit.NANOSECONDS);
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
