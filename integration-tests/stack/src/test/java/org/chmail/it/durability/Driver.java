package org.chmail.it.durability;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Lets stories happen, as many at a time as there are tellers, while people go off and come on. */
final class Driver implements AutoCloseable {

    private static final int TELLERS = 16;
    private static final int QUIET = 4;
    private static final Duration STORY_EVERY = Duration.ofMillis(60);
    private static final Duration MOVE_EVERY = Duration.ofMillis(80);
    private static final Duration LAST_STORIES = Duration.ofMinutes(2);

    private final List<Actor> cast;
    private final Ledger ledger;
    private final Lines lines;
    private final long seed;
    private final Random moves;
    private final Semaphore tickets = new Semaphore(0);
    private final AtomicInteger stories = new AtomicInteger();
    private final CountDownLatch failed = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final ExecutorService tellers = Executors.newFixedThreadPool(TELLERS);
    private final ScheduledExecutorService ticks = Executors.newScheduledThreadPool(2);
    private volatile boolean ending;

    Driver(List<Actor> cast, Ledger ledger, Lines lines, long seed) {
        this.cast = cast;
        this.ledger = ledger;
        this.lines = lines;
        this.seed = seed;
        this.moves = new Random(seed);
    }

    void start() {
        for (int i = 0; i < TELLERS; i++) {
            tellers.execute(this::tell);
        }
        var unused = List.of(
                ticks.scheduleAtFixedRate(tickets::release, 0, STORY_EVERY.toMillis(), TimeUnit.MILLISECONDS),
                ticks.scheduleAtFixedRate(this::move, 0, MOVE_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Lets it all go on for so long. */
    void work(Duration time) throws InterruptedException {
        if (failed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("a story could not be told to its end", failure.get());
        }
    }

    /** Begins no more stories, and returns how many there were once all have ended. */
    int finish() throws InterruptedException {
        ending = true;
        ticks.shutdown();
        tickets.release(TELLERS);
        tellers.shutdown();
        boolean ended = tellers.awaitTermination(LAST_STORIES.toSeconds(), TimeUnit.SECONDS);
        Throwable first = failure.get();
        if (first != null) {
            throw new AssertionError("a story could not be told to its end", first);
        }
        if (!ended) {
            throw new AssertionError("stories did not end within " + LAST_STORIES);
        }
        return stories.get();
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        tellers.shutdownNow();
    }

    private void tell() {
        try {
            tickets.acquire();
            while (!ending && failure.get() == null) {
                int number = stories.incrementAndGet();
                new Story(number, seed + number, cast, ledger, lines).play();
                tickets.acquire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | AssertionError e) {
            fail(e);
        }
    }

    private void fail(Throwable e) {
        failure.compareAndSet(null, e);
        failed.countDown();
    }

    private void move() {
        try {
            int number = moves.nextInt(cast.size());
            Actor somebody = cast.get(number);
            switch (moves.nextInt(5)) {
                case 0, 1 -> somebody.withdraws(false);
                // The others must get an alarm mail whenever they are alarmed.
                case 2 -> somebody.withdraws(number % QUIET == 0);
                default -> somebody.comesOn();
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }
}
