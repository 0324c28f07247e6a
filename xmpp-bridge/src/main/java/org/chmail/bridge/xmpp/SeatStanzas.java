package org.chmail.bridge.xmpp;

import java.util.Optional;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.chatstates.ChatState;
import org.jivesoftware.smackx.chatstates.packet.ChatStateExtension;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jivesoftware.smackx.sid.element.OriginIdElement;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityFullJid;

/** What a seat says to rooms, over its own session. Nothing that it hears is a command: it has no inbox. */
final class SeatStanzas implements SeatLink {

    private final Session session;
    private final DomainBareJid server;
    private final DomainBareJid service;

    /** @param service of the rooms */
    SeatStanzas(Session session, DomainBareJid server, DomainBareJid service) {
        this.session = session;
        this.server = server;
        this.service = service;
    }

    @Override
    public void open(Ears ears, SessionListener listener) {
        session.listen(
                stanza -> stanza.getFrom() != null
                        && stanza.getFrom().asDomainBareJid().equals(service),
                ears::hear);
        session.addListener(listener);
        session.start();
    }

    @Override
    public Optional<String> trouble() {
        return session.trouble();
    }

    /**
     * Leaves first: if an earlier session of the same full JID sits there still, this would be a mere change of presence
     * (§7.7). §7.2.14: history is not wanted, so no characters of it.
     */
    @Override
    public EntityFullJid join(EntityFullJid seat) throws XMPPErrorException {
        session.send(unavailable(seat));
        Presence join = StanzaBuilder.buildPresence(session.newId())
                .to(seat)
                .addExtension(new MUCInitialPresence(null, 0, 0, -1, null))
                .build();
        Stanza answer = session.exchange(join, stanza -> enters(stanza, seat) || refuses(stanza, join, seat));
        return answer.getFrom().asEntityFullJidIfPossible();
    }

    @Override
    public void say(EntityFullJid seat, String body, String id) throws XMPPErrorException {
        Message message = toRoom(seat, id)
                .setBody(body)
                .addExtension(new OriginIdElement(id))
                .addExtension(new ChatStateExtension(ChatState.active))
                .build();
        session.exchange(message, stanza -> reflects(stanza, seat, id) || refuses(stanza, message, seat));
    }

    /** XEP-0085 §5.5: in a room as well; only what others show. */
    @Override
    public void type(EntityFullJid seat, boolean composing) {
        session.send(toRoom(seat, session.newId())
                .addExtension(new ChatStateExtension(composing ? ChatState.composing : ChatState.paused))
                .build());
    }

    /** A room answers only who was inside; what the server answers to a ping, it answers after it has taken the leaving. */
    @Override
    public void leave(EntityFullJid seat) throws XMPPErrorException {
        session.send(unavailable(seat));
        session.ask(new Ping(server));
    }

    @Override
    public void close() {
        session.close();
    }

    private Presence unavailable(EntityFullJid seat) {
        return StanzaBuilder.buildPresence(session.newId())
                .to(seat)
                .ofType(Presence.Type.unavailable)
                .build();
    }

    private static MessageBuilder toRoom(EntityFullJid seat, String id) {
        return StanzaBuilder.buildMessage(id).to(seat.asEntityBareJid()).ofType(Message.Type.groupchat);
    }

    /** §7.2.2: the room has shown us to ourselves. */
    private static boolean enters(Stanza stanza, EntityFullJid seat) {
        return stanza instanceof Presence presence
                && presence.isAvailable()
                && presence.getFrom().asBareJid().equals(seat.asEntityBareJid())
                && (seat.equals(presence.getFrom()) || isOurs(presence));
    }

    private static boolean isOurs(Presence presence) {
        MUCUser user = MUCUser.from(presence);
        return user != null
                && user.getStatus().contains(MUCUser.Status.PRESENCE_TO_SELF_110)
                && presence.getFrom().hasResource();
    }

    private static boolean reflects(Stanza stanza, EntityFullJid seat, String id) {
        return stanza instanceof Message message
                && message.getType() == Message.Type.groupchat
                && seat.equals(message.getFrom())
                && (id.equals(message.getStanzaId()) || isOriginOf(message, id));
    }

    private static boolean isOriginOf(Message message, String id) {
        OriginIdElement origin = OriginIdElement.getOriginId(message);
        return origin != null && id.equals(origin.getId());
    }

    /** RFC 6120 §8.3.1: the error has the id of what is refused. */
    private static boolean refuses(Stanza stanza, Stanza what, EntityFullJid seat) {
        return stanza.getError() != null
                && stanza.getFrom() != null
                && stanza.getFrom().asBareJid().equals(seat.asEntityBareJid())
                && what.getStanzaId().equals(stanza.getStanzaId());
    }
}
