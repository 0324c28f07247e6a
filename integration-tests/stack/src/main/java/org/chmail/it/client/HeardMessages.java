package org.chmail.it.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What a client got and nobody has taken yet. Thread-safe. */
final class HeardMessages {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();

    // Guarded by lock.
    private final List<Heard> waiting = new ArrayList<>();

    void add(Heard message) {
        lock.lock();
        try {
            waiting.add(message);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the first message that fits, and waits for one if there is none.
     *
     * @throws AssertionError if none comes in time
     */
    Heard take(String who, String what, Predicate<Heard> fits, Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (true) {
                for (Iterator<Heard> all = waiting.iterator(); all.hasNext(); ) {
                    Heard message = all.next();
                    if (fits.test(message)) {
                        all.remove();
                        return message;
                    }
                }
                if (left <= 0) {
                    throw new AssertionError("%s did not hear %s within %d ms, but only: %s"
                            .formatted(who, what, TimeUnit.NANOSECONDS.toMillis(atMost.toNanos()), waiting));
                }
                left = arrived.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(who + " was interrupted while waiting for " + what, e);
        } finally {
            lock.unlock();
        }
    }

    /** What waits now. */
    List<Heard> peek() {
        lock.lock();
        try {
            return List.copyOf(waiting);
        } finally {
            lock.unlock();
        }
    }
}
