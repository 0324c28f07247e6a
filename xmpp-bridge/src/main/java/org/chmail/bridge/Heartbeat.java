package org.chmail.bridge;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a piece of work again and again: when woken, and at the latest after its pause. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Runnable work;
    private final Duration pause;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    Heartbeat(String name, Duration pause, Runnable work) {
        this.work = work;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Something may be waiting; returns at once. */
    void wake() {
        woken.release();
    }

    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean failing = false;
        while (!closed) {
            try {
                var unused = woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
                if (!closed) {
                    work.run();
                }
                if (failing) {
                    LOG.info("{} works again", thread.getName());
                }
                failing = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.error("{} fails; it goes on trying", thread.getName(), e);
                }
                failing = true;
            }
        }
    }
}
