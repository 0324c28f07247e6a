package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.sm.StreamManagementException.StreamManagementNotEnabledException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.ping.packet.Ping;

/** Whether the server still speaks to us. After a silence it is asked (XEP-0199); any answer will do. */
final class Pulse {

    /** What there is. */
    enum Sign {
        /** It speaks. */
        ALIVE,
        /**
         * It acknowledges what we send, but no stanza comes. Openfire 4.2 takes the route from a session when it clears
         * away an earlier one of the same resource, broken ten minutes ago and never resumed. Such a session must be closed:
         * resumed, it would be as deaf.
         */
        DEAF,
        /** There is nobody. */
        DEAD
    }

    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final XMPPTCPConnection connection;
    private final Acks acks;

    Pulse(XMPPTCPConnection connection, Acks acks) {
        this.connection = connection;
        this.acks = acks;
    }

    /** Looks for a sign of life, for as long as an answer may take. */
    Sign feel() throws InterruptedException {
        if (System.currentTimeMillis() - connection.getLastStanzaReceived() < SILENCE.toMillis()) {
            return Sign.ALIVE;
        }
        Ping ping = new Ping(connection.getXMPPServiceDomain());
        CompletableFuture<Void> ack = acks.await(ping.getStanzaId());
        try (StanzaCollector answer = connection.createStanzaCollectorAndSend(ping)) {
            if (connection.isSmEnabled()) {
                connection.requestSmAcknowledgement();
            }
            if (answer.nextResult() != null) {
                return Sign.ALIVE;
            }
            return ack.isDone() ? Sign.DEAF : Sign.DEAD;
        } catch (SmackException.NotConnectedException | StreamManagementNotEnabledException e) {
            return Sign.DEAD;
        } finally {
            acks.acknowledged(ping.getStanzaId());
        }
    }
}
