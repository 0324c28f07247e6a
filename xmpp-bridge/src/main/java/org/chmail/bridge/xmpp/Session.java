package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.filter.IQReplyFilter;
import org.jivesoftware.smack.filter.StanzaFilter;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session of the bridge's: what is sent and heard goes through here. Owns the connection. Safe for use by several threads. */
final class Session implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final Duration ACK_BOUND = Duration.ofSeconds(30);
    private static final Duration ANSWER_BOUND = Duration.ofSeconds(10);

    private final Line connection;
    private final Acks acks = new Acks(ACK_BOUND);
    private final Keeper keeper;

    /** @param available whether it takes what is said to the bridge */
    Session(XmppSettings settings, boolean available) {
        this.connection = Connections.make(settings, available);
        connection.setReplyTimeout(ANSWER_BOUND.toMillis());
        connection.setUseStreamManagement(true);
        connection.setUseStreamManagementResumption(settings.resumption());
        connection.setParsingExceptionCallback(stanza -> LOG.warn(
                "A stanza could not be parsed and is left out: {}",
                stanza.getParsingException().toString()));
        connection.addStanzaAcknowledgedListener(stanza -> acks.acknowledged(stanza.getStanzaId()));
        // With such a listener, Smack does not send again by itself what an earlier session left: the outbox does.
        connection.addStanzaDroppedListener(
                stanza -> LOG.debug("Stanza {} was lost with its session", stanza.getStanzaId()));
        if (settings.own()) {
            Greeting.prepare(connection);
        } else {
            Greeting.keepQuiet(connection);
        }
        this.keeper = new Keeper(settings, connection, acks);
    }

    void addListener(SessionListener listener) {
        keeper.addListener(listener);
    }

    /** Hands each stanza of this kind to the listener, in order; it must not block. */
    void listen(StanzaFilter filter, StanzaListener listener) {
        connection.addSyncStanzaListener(listener, filter);
    }

    /** Answers each request of this kind; the handler must not block. Returns the handler that was there before, if any. */
    @Nullable
    IQRequestHandler answer(IQRequestHandler handler) {
        return connection.registerIQRequestHandler(handler);
    }

    /** The language of the stream (RFC 6120 §4.7.4), or empty. */
    String language() {
        return connection.language();
    }

    void start() {
        keeper.start();
    }

    /** Whether there is a session now. */
    boolean ready() {
        return keeper.ready();
    }

    /** As {@link Keeper#trouble}. */
    Optional<String> trouble() {
        return keeper.trouble();
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
        requireReady();
        try {
            connection.sendStanza(stanza);
        } catch (SmackException.NotConnectedException e) {
            throw new SessionLost("there is no XMPP session now", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Sends a stanza that has an id.
     *
     * @return completes as {@link Acks#await} says; at once if the server knows no acknowledgements
     */
    CompletionStage<Void> sendAcknowledged(Stanza stanza) {
        CompletableFuture<Void> ack = acks.await(stanza.getStanzaId());
        try {
            send(stanza);
            if (!connection.isSmEnabled()) {
                acks.acknowledged(stanza.getStanzaId());
            }
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
        return (IQ) exchange(request, new IQReplyFilter(request, connection));
    }

    /** Sends a stanza and waits for one that the filter takes; the rest is as with {@link #ask}. */
    Stanza exchange(Stanza request, StanzaFilter answer) throws XMPPErrorException {
        requireReady();
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
        keeper.close();
    }

    private void requireReady() {
        if (!ready()) {
            throw new SessionLost("there is no XMPP session now");
        }
    }

    /** Smack throws this also where its own queue was shut down, and then nobody interrupted the thread. */
    private SessionLost interrupted(InterruptedException e) {
        if (keeper.closing()) {
            Thread.currentThread().interrupt();
        }
        return new SessionLost("the XMPP session broke", e);
    }
}
