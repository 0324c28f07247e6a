package org.chmail.it.openfire;

import java.util.concurrent.CountDownLatch;
import org.jivesoftware.openfire.XMPPServer;

/**
 * Starts Openfire in this JVM and stops it when the JVM is told to end (SIGTERM, SIGINT).
 *
 * <p>The system property {@code openfireHome} names its home. Without the starter of Openfire's distribution nobody
 * registers a shutdown hook, so this class does.
 */
public final class OpenfireMain {

    private OpenfireMain() {}

    /**
     * Runs until the JVM ends.
     *
     * @param args none
     */
    public static void main(String[] args) throws InterruptedException {
        Thread.currentThread().setContextClassLoader(OpenfireMain.class.getClassLoader());
        XMPPServer server = new XMPPServer();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-openfire"));
        new CountDownLatch(1).await();
    }
}
