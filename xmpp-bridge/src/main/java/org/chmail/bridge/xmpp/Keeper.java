package org.chmail.bridge.xmpp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the connection: makes it, and resumes (XEP-0198 §5) or renews the session when it broke. Smack's own
 * ReconnectionManager does neither the first connect nor one after the server closed the stream politely.
 */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final QName REGISTRATION = new QName("http://jabber.org/features/iq-register", "register");
    private static final Duration CLOSING_BOUND = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration STABLE = Duration.ofSeconds(20);
    private static final Duration STOP_BOUND = Duration.ofSeconds(10);

    private final XmppSettings settings;
    private final XMPPTCPConnection connection;
    private final Acks acks;
    private final Pulse pulse;
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;

    private volatile boolean closing;
    private volatile boolean up;
    private volatile @Nullable Trouble trouble;
    /** What broke the connection, if it said so. */
    private volatile @Nullable Exception broken;

    // the thread's own
    private int tries;
    private long upSince;

    Keeper(XmppSettings settings, XMPPTCPConnection connection, Acks acks) {
        this.settings = settings;
        this.connection = connection;
        this.acks = acks;
        this.pulse = new Pulse(connection, acks);
        this.thread = Thread.ofPlatform().name("xmpp-keeper").daemon(true).unstarted(this::keep);
        connection.addConnectionListener(new Ends());
    }

    void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    void start() {
        thread.start();
    }

    /** Whether there is a session now. */
    boolean ready() {
        return up && alive();
    }

    boolean closing() {
        return closing;
    }

    /** Why there is no session, for an admin; empty if there is one. */
    Optional<String> trouble() {
        if (ready()) {
            return Optional.empty();
        }
        Trouble now = trouble;
        return Optional.of(now == null ? "Not yet connected to the XMPP server." : now.sentence());
    }

    /** Signs off; nothing can be resumed after that. */
    @Override
    public void close() {
        closing = true;
        up = false;
        thread.interrupt();
        try {
            thread.join(STOP_BOUND);
            disconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.instantShutdown();
        }
        acks.lost();
    }

    private void keep() {
        while (!closing) {
            try {
                if (up && !alive()) {
                    lose();
                }
                if (up) {
                    watchOver();
                } else {
                    tryAgain();
                }
            } catch (InterruptedException e) {
                LOG.debug("The keeper of the XMPP session was interrupted", e);
            } catch (RuntimeException e) {
                LOG.error("The XMPP session's keeper failed; it goes on", e);
            }
        }
    }

    private void watchOver() throws InterruptedException {
        if (wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        } else {
            switch (pulse.feel()) {
                case ALIVE -> {}
                case DEAF -> {
                    broken = new IOException("the server takes what we send, but sends nothing");
                    disconnect();
                }
                case DEAD -> {
                    broken = new IOException("the server does not answer");
                    connection.instantShutdown();
                }
            }
        }
    }

    private void tryAgain() throws InterruptedException {
        Exception why = broken;
        broken = null;
        if (why != null) {
            Thread.sleep(Trouble.of(why, settings).pause(tries));
        }
        Exception failure = connect();
        if (failure != null) {
            Trouble now = report(failure);
            if (now.kind() == Trouble.Kind.PASSWORD) {
                tell(SessionListener::refused);
            }
            Thread.sleep(now.pause(tries++));
        }
    }

    private @Nullable Exception connect() throws InterruptedException {
        try {
            connection.connect();
            boolean registrationOffered = connection.hasFeature(REGISTRATION);
            connection.login();
            established(registrationOffered);
            return null;
        } catch (SmackException | IOException | XMPPException | RuntimeException e) {
            connection.instantShutdown();
            return e;
        }
    }

    private void established(boolean registrationOffered) {
        boolean resumed = connection.streamWasResumed();
        if (!resumed) {
            acks.lost();
        }
        up = true;
        upSince = System.nanoTime();
        trouble = null;
        broken = null;
        LOG.info("XMPP session {}: {}", resumed ? "resumed" : "begun", settings);
        if (!connection.isSmEnabled()) {
            LOG.warn("The XMPP server has no stream management (XEP-0198): messages can be lost with a connection."
                    + " Openfire has it with stream.management.active=true.");
        }
        tell(resumed ? SessionListener::resumed : listener -> listener.renewed(registrationOffered));
    }

    private void lose() {
        up = false;
        tries = System.nanoTime() - upSince > STABLE.toNanos() ? 0 : tries + 1;
        Exception why = broken;
        report(why == null ? new IOException("the server closed the stream") : why);
        if (!connection.isSmResumptionPossible()) {
            acks.lost();
        }
        tell(SessionListener::lost);
    }

    private void tell(Consumer<SessionListener> what) {
        for (SessionListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("The change of the XMPP session could not be acted on by {}", listener, e);
            }
        }
    }

    private Trouble report(Exception failure) {
        Trouble now = Trouble.of(failure, settings);
        Trouble before = trouble;
        trouble = now;
        if (!closing && (before == null || before.kind() != now.kind())) {
            LOG.warn(now.sentence());
        }
        LOG.debug("No XMPP session", failure);
        return now;
    }

    /** Some servers never close their side of the stream, and Smack would wait for that as for an answer. */
    private void disconnect() {
        long answerBound = connection.getReplyTimeout();
        connection.setReplyTimeout(CLOSING_BOUND.toMillis());
        connection.disconnect();
        connection.setReplyTimeout(answerBound);
    }

    private boolean alive() {
        return connection.isConnected() && connection.isAuthenticated();
    }

    /** Wakes the keeper; what is so, it finds out by itself, for these signals come late. */
    private final class Ends implements ConnectionListener {
        @Override
        public void connectionClosed() {
            wake.release();
        }

        @Override
        public void connectionClosedOnError(Exception e) {
            broken = e;
            wake.release();
        }
    }
}
