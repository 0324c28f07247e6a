package org.chmail.openfire.watch;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of the watch. Openfire's own threads only hand over what happened: none waits for a push, and the watch
 * holds no lock of its own while it calls Openfire.
 */
final class WatchThread {
    private static final Logger LOG = LoggerFactory.getLogger(WatchThread.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /** What arrives after the stop is dropped without a word: Openfire may be within an event as we go. */
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
                Thread thread = new Thread(task, "chmail-watch");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    /** Runs this after all that was handed over before. */
    void run(Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("The watch failed at one step and goes on; the next snapshot sets it right", e);
            }
        });
    }

    /** Finishes what was handed over, and ends. */
    void stop() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The watch did not end within {} s", STOP_WITHIN.toSeconds());
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
