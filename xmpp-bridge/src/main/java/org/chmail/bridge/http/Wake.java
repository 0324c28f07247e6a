package org.chmail.bridge.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What wakes a stream's thread: something to be told at once, or something that may concern it, which can wait a little. */
final class Wake {

    // guarded by this
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean now;
    private boolean soon;
    private long lastNanos = System.nanoTime();

    /** There is something new for this stream. */
    synchronized void now() {
        now = true;
        notifyAll();
    }

    /** There may be. */
    synchronized void soon() {
        soon = true;
        notifyAll();
    }

    /** There is something to be done by the stream's own thread, at once. */
    synchronized void todo(Runnable work) {
        waiting.add(work);
        notifyAll();
    }

    /**
     * Waits until there is something; what can wait waits until {@code pause} after the last time.
     *
     * @param most returns after that time anyway
     * @return what is to be done
     */
    synchronized List<Runnable> await(Duration pause, Duration most) throws InterruptedException {
        long began = System.nanoTime();
        while (!now && waiting.isEmpty()) {
            long end = soon ? lastNanos + pause.toNanos() : began + most.toNanos();
            long left = Math.min(end, began + most.toNanos()) - System.nanoTime();
            if (left <= 0) {
                break;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        List<Runnable> todo = List.copyOf(waiting);
        waiting.clear();
        now = false;
        soon = false;
        lastNanos = System.nanoTime();
        return todo;
    }
}
