package org.chmail.bridge.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves until the JVM is told to end (SIGTERM, SIGINT), then closes what serves.
 *
 * <p>A JVM that ends by a signal exits with 128 + its number whatever its hooks do, so the hook ends it by
 * {@link Runtime#halt} itself once all is closed: 0 after a clean stop, 1 if closing failed. While nothing serves yet
 * there is nothing to close, and it halts at once.
 */
final class UntilSignal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UntilSignal.class);

    private final Thread hook = new Thread(this::stop, "stop");

    /** Guarded by this. */
    private @Nullable AutoCloseable serving;

    UntilSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts, and does not return but by an exception of {@code start}. */
    void serve(Callable<AutoCloseable> start) throws Exception {
        AutoCloseable started = start.call();
        synchronized (this) {
            serving = started;
        }
        new CountDownLatch(1).await();
    }

    private synchronized void stop() {
        Runtime.getRuntime().halt(closed() ? ExitCodes.OK : ExitCodes.FAILED);
    }

    private boolean closed() {
        if (serving == null) {
            return true;
        }
        try {
            LOG.info("stopping");
            serving.close();
            LOG.info("stopped");
            return true;
        } catch (Exception e) {
            LOG.error("stopping failed", e);
            return false;
        }
    }

    /** Takes the hook away: from here on the JVM ends as usual. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("the JVM is ending already", e);
        }
    }
}
