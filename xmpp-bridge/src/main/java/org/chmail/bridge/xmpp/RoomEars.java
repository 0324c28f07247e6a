package org.chmail.bridge.xmpp;

import java.util.OptionalInt;
import org.chmail.bridge.chat.RoomListener;
import org.jivesoftware.smack.filter.StanzaFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityFullJid;

/** Hears who comes, goes and speaks in our rooms, and tells it, in order for each room. */
final class RoomEars {

    private final DomainBareJid service;
    private final String nick;
    private final Occupants occupants;
    private final KeyedQueues queues;
    private final RoomListener listener;

    RoomEars(DomainBareJid service, String nick, Occupants occupants, KeyedQueues queues, RoomListener listener) {
        this.service = service;
        this.nick = nick;
        this.occupants = occupants;
        this.queues = queues;
        this.listener = listener;
    }

    void listen(Session session) {
        StanzaFilter ofRooms = stanza ->
                stanza.getFrom() != null && stanza.getFrom().asDomainBareJid().equals(service);
        session.listen(ofRooms, this::hear);
    }

    private void hear(Stanza stanza) {
        EntityFullJid occupant = stanza.getFrom().asEntityFullJidIfPossible();
        if (occupant == null) {
            return;
        }
        String room = occupant.getLocalpart().toString();
        String who = occupant.getResourcepart().toString();
        if (stanza instanceof Presence presence) {
            moved(room, who, presence);
        } else if (stanza instanceof Message message && spoken(who, message)) {
            queues.run(room, () -> listener.spoken(room));
        }
    }

    private void moved(String room, String who, Presence presence) {
        var others = switch (presence.getType()) {
            case available -> occupants.came(room, who);
            case unavailable -> occupants.went(room, who);
            default -> OptionalInt.empty();
        };
        others.ifPresent(count -> queues.run(room, () -> listener.occupied(room, count)));
    }

    /** A live message; one with a delay is history (XEP-0045 §7.2.14). */
    private boolean spoken(String who, Message message) {
        return message.getType() == Message.Type.groupchat
                && message.getBody() != null
                && !who.equals(nick)
                && message.getExtensions(DelayInformation.class).isEmpty();
    }
}
