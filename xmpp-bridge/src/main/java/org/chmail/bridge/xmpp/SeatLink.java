package org.chmail.bridge.xmpp;

import java.util.Optional;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Stanza;
import org.jxmpp.jid.EntityFullJid;

/** The session of one seat's account. What it can't do now is a {@link SessionLost}. */
interface SeatLink extends AutoCloseable {

    /** Is told what rooms say, in order; must not block. */
    @FunctionalInterface
    interface Ears {
        void hear(Stanza stanza);
    }

    /** Connects, and returns at once. To be called once. */
    void open(Ears ears, SessionListener listener);

    /** Why there is no session, for an admin; empty if there is one. */
    Optional<String> trouble();

    /**
     * Enters a room (XEP-0045 §7.2).
     *
     * @param seat the room, and the nick
     * @return where it sits: the server may write the nick otherwise
     */
    EntityFullJid join(EntityFullJid seat) throws XMPPErrorException;

    /** Says something, and waits until the room says it to all. */
    void say(EntityFullJid seat, String body, String id) throws XMPPErrorException;

    /** Tells who is there whether it types (XEP-0085), and waits for nothing. */
    void type(EntityFullJid seat, boolean composing);

    /** Leaves (XEP-0045 §7.14), and waits until the room has taken that in. */
    void leave(EntityFullJid seat) throws XMPPErrorException;

    /** Signs off. */
    @Override
    void close();
}
