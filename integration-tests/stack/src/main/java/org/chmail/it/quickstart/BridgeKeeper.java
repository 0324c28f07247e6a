package org.chmail.it.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chmail.it.server.BridgeServer;
import org.chmail.it.server.ServerFailure;

/** Starts the bridge again, two seconds after it died, until told to stop. */
final class BridgeKeeper implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final BridgeServer bridge;
    private final Runnable afterRestart;
    private final PrintStream out;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Begins to watch.
     *
     * @param afterRestart called when the bridge is ready again
     */
    BridgeKeeper(BridgeServer bridge, Runnable afterRestart, PrintStream out) {
        this.bridge = bridge;
        this.afterRestart = afterRestart;
        this.out = out;
        this.thread = Thread.ofPlatform().name("bridge-keeper").daemon().start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                bridge.process().onExit().join();
                if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                out.println("The bridge ended; starting it again.");
                startAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain() {
        try {
            bridge.startAgain();
            afterRestart.run();
            out.printf(
                    "The bridge is ready again, process %d.%n", bridge.process().pid());
        } catch (ServerFailure e) {
            if (stopping.getCount() > 0) {
                out.println(e.getMessage());
            }
        }
    }

    /** Lets the bridge be stopped: it is not started again. */
    @Override
    public void close() {
        stopping.countDown();
    }

    /** Waits until the watch is over. */
    void join() throws InterruptedException {
        thread.join();
    }
}
