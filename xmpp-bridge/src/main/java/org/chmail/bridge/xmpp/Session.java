package org.chmail.bridge.xmpp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.filter.StanzaFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the connection: makes it, keeps it, and resumes (XEP-0198 §5) or renews the session when it broke. Smack's own
 * ReconnectionManager does neither the first connect nor one after the server closed the stream politely.
 */
final class Session implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final QName REGISTRATION = new QName("http://jabber.org/features/iq-register", "register");
    private static final Duration ACK_BOUND = Duration.ofSeconds(30);
    private static final Duration ANSWER_BOUND = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration STABLE = Duration.ofSeconds(20);

    private final XmppSettings settings;
    private final XMPPTCPConnection connection;
    private final Acks acks = new Acks(ACK_BOUND);
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore wake = new Semaphore(0);
    private final Thread keeper;

    private volatile boolean closing;
    private volatile boolean up;
    private volatile @Nullable Trouble trouble;
    /** What broke the connection, if it said so. */
    private volatile @Nullable Exception broken;

    // the keeper's own
    private int tries;
    private long upSince;

    Session(XmppSettings settings) {
        this.settings = settings;
        this.connection = Connections.make(settings);
        connection.setReplyTimeout(ANSWER_BOUND.toMillis());
        connection.setUseStreamManagement(true);
        connection.setUseStreamManagementResumption(true);
        connection.setParsingExceptionCallback(stanza -> LOG.warn(
                "A stanza could not be parsed and is left out: {}",
                stanza.getParsingException().toString()));
        connection.addStanzaAcknowledgedListener(stanza -> acks.acknowledged(stanza.getStanzaId()));
        // With such a listener, Smack does not send again by itself what an earlier session left: the outbox does.
        connection.addStanzaDroppedListener(
                stanza -> LOG.debug("Stanza {} was lost with its session", stanza.getStanzaId()));
        connection.addConnectionListener(new Ends());
        Greeting.prepare(connection, this::abandon);
        this.keeper = Thread.ofPlatform().name("xmpp-keeper").daemon(true).unstarted(this::keep);
    }

    void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    /** Hands each stanza of this kind to the listener, in order; it must not block. */
    void listen(StanzaFilter filter, StanzaListener listener) {
        connection.addSyncStanzaListener(listener, filter);
    }

    void start() {
        keeper.start();
    }

    /** Whether there is a session now. */
    boolean ready() {
        return up && alive();
    }

    /** Why there is none, for an admin. */
    Optional<String> trouble() {
        return ready()
                ? Optional.empty()
                : Optional.of(Optional.ofNullable(trouble)
                        .map(Trouble::sentence)
                        .orElse("Not yet connected to the XMPP server."));
    }

    /** A fresh stanza id. */
    String newId() {
        return connection.getStanzaFactory().buildMessageStanza().build().getStanzaId();
    }

    /**
     * Sends without waiting.
     *
     * @throws SessionLost if it can't be sent now
     */
    void send(Stanza stanza) {
        if (!ready()) {
            throw new SessionLost("there is no XMPP session now");
        }
        try {
            connection.sendStanza(stanza);
        } catch (SmackException.NotConnectedException e) {
            throw new SessionLost("there is no XMPP session now", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Sends a stanza that has an id; completes as {@link Acks#await} says. */
    CompletionStage<Void> sendAcknowledged(Stanza stanza) {
        CompletableFuture<Void> ack = acks.await(stanza.getStanzaId());
        try {
            send(stanza);
        } catch (SessionLost e) {
            ack.completeExceptionally(e);
        }
        return ack;
    }

    /**
     * Asks and waits.
     *
     * @throws XMPPErrorException if the answer is an error
     * @throws SessionLost if no answer comes within 10 s, or there is no session
     */
    IQ ask(IQ request) throws XMPPErrorException {
        if (!ready()) {
            throw new SessionLost("there is no XMPP session now");
        }
        try {
            return connection.sendIqRequestAndWaitForResponse(request);
        } catch (SmackException.NoResponseException | SmackException.NotConnectedException e) {
            throw new SessionLost("no answer from " + request.getTo(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Sends a stanza and waits for one that the filter takes; the rest is as with {@link #ask}. */
    Stanza exchange(Stanza request, StanzaFilter answer) throws XMPPErrorException {
        if (!ready()) {
            throw new SessionLost("there is no XMPP session now");
        }
        try (StanzaCollector collector = connection.createStanzaCollectorAndSend(answer, request)) {
            return collector.nextResultOrThrow();
        } catch (SmackException.NoResponseException | SmackException.NotConnectedException e) {
            throw new SessionLost("no answer from " + request.getTo(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Signs off; nothing can be resumed after that. */
    @Override
    public void close() {
        closing = true;
        up = false;
        keeper.interrupt();
        try {
            keeper.join(ANSWER_BOUND);
            // Some servers never close their side of the stream, and Smack would wait for that as for an answer.
            connection.setReplyTimeout(250);
            connection.disconnect();
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
                    boolean signalled = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    LOG.trace("Looking at the connection, signalled: {}", signalled);
                    wake.drainPermits();
                    continue;
                }
                Exception why = broken;
                broken = null;
                if (why != null) {
                    Thread.sleep(Trouble.of(why, settings).pause(tries));
                }
                Exception failure = connect();
                if (failure != null) {
                    Thread.sleep(report(failure).pause(tries++));
                }
            } catch (InterruptedException e) {
                LOG.debug("The keeper of the XMPP session was interrupted", e);
            } catch (RuntimeException e) {
                LOG.error("The XMPP session's keeper failed; it goes on", e);
            }
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
        if (before == null || before.kind() != now.kind()) {
            LOG.warn(now.sentence());
        }
        LOG.debug("No XMPP session", failure);
        return now;
    }

    /** The server does not answer any more, though the connection seems to stand. */
    private void abandon() {
        LOG.warn("The XMPP server does not answer; the connection is made anew");
        connection.instantShutdown();
        wake.release();
    }

    private boolean alive() {
        return connection.isConnected() && connection.isAuthenticated();
    }

    /** Smack throws this also where its own queue was shut down, and then nobody interrupted the thread. */
    private SessionLost interrupted(InterruptedException e) {
        if (closing) {
            Thread.currentThread().interrupt();
        }
        return new SessionLost("the XMPP session broke", e);
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
