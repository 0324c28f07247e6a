package org.chmail.it.client;

import java.io.Serial;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError;

/** A room, or a server that was asked something, answered with an error. */
public final class RoomRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final StanzaError.Condition condition;

    RoomRefused(String who, XMPPErrorException cause) {
        super(who + " refused: " + cause.getStanzaError(), cause);
        this.condition = cause.getStanzaError().getCondition();
    }

    /** The error's condition (RFC 6120 §8.3.3). */
    public StanzaError.Condition condition() {
        return condition;
    }
}
