package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what the watch does, one thing at a time, in order. */
interface WatchThread {

    /** Runs it after all that was handed over before. */
    void run(Runnable task);

    /** Runs it so much later. */
    void after(Duration delay, Runnable task);

    /** By an executor that has one thread. A task that fails is logged, and the others go on. */
    static WatchThread on(ScheduledExecutorService executor) {
        Logger log = LoggerFactory.getLogger(WatchThread.class);
        return new WatchThread() {
            @Override
            public void run(Runnable task) {
                after(Duration.ZERO, task);
            }

            @Override
            public void after(Duration delay, Runnable task) {
                var unused = executor.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
            }

            private void guarded(Runnable task) {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    log.error("The watch's news could not be acted on; the next snapshot mends that", e);
                }
            }
        };
    }
}
