package org.chmail.openfire;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a part of the plugin. Openfire's own threads only hand over what happened: none waits for that part,
 * which holds no lock of its own while it calls Openfire.
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final String name;
    private final ThreadPoolExecutor executor;

    /**
     * Starts the thread with its first task.
     *
     * @param name of the part, as logs and thread dumps show it
     */
    public Worker(String name) {
        this.name = name;
        // What arrives after the stop is dropped without a word: Openfire may be within an event as we go.
        this.executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "chmail-" + name);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Runs this after all that was handed over before. */
    public void run(Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("The {} failed at one step and goes on", name, e);
            }
        });
    }

    /** Finishes what was handed over, and ends. */
    public void stop() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The {} did not end within {} s", name, STOP_WITHIN.toSeconds());
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
