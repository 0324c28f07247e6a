package org.chmail.bridge.xmpp;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.filter.AndFilter;
import org.jivesoftware.smack.filter.FromMatchesFilter;
import org.jivesoftware.smack.filter.OrFilter;
import org.jivesoftware.smack.filter.PresenceTypeFilter;
import org.jivesoftware.smack.filter.StanzaIdFilter;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.filter.MUCUserStatusCodeFilter;
import org.jivesoftware.smackx.muc.packet.Destroy;
import org.jivesoftware.smackx.muc.packet.MUCAdmin;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCOwner;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jivesoftware.smackx.sid.element.OriginIdElement;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * What is said to a room's server, each a question with its answer (XEP-0045). Not Smack's MultiUserChat: after a lost
 * session that one still believes it is inside, and waits for an answer to its leaving.
 */
final class RoomStanzas {

    private final Session session;

    RoomStanzas(Session session) {
        this.session = session;
    }

    /**
     * §7.2 Enters. Leaves first: if an earlier session of the same full JID sits there still, this would
     * be a mere change of presence (§7.7), and nobody would tell who else is there.
     *
     * @param since what was said from then on is told again (§7.2.15); null if all is to be
     * @return true if that made the room (§10.1)
     */
    boolean join(EntityFullJid seat, @Nullable Instant since) throws XMPPErrorException {
        session.send(StanzaBuilder.buildPresence(session.newId())
                .to(seat)
                .ofType(Presence.Type.unavailable)
                .build());
        Presence join = StanzaBuilder.buildPresence(session.newId())
                .to(seat)
                .addExtension(new MUCInitialPresence(null, -1, -1, -1, since == null ? null : Date.from(since)))
                .build();
        Stanza answer = session.exchange(
                join,
                new AndFilter(
                        StanzaTypeFilter.PRESENCE,
                        new OrFilter(
                                new AndFilter(
                                        FromMatchesFilter.createBare(seat),
                                        MUCUserStatusCodeFilter.STATUS_110_PRESENCE_TO_SELF),
                                new AndFilter(
                                        FromMatchesFilter.createBare(seat),
                                        new StanzaIdFilter(join.getStanzaId()),
                                        PresenceTypeFilter.ERROR))));
        return MUCUser.from(answer).getStatus().contains(MUCUser.Status.ROOM_CREATED_201);
    }

    /** XEP-0410: whether we are still inside. */
    boolean inside(EntityFullJid seat) {
        try {
            session.ask(new Ping(seat));
            return true;
        } catch (XMPPErrorException e) {
            Condition condition = e.getStanzaError().getCondition();
            // §3: these come from the client behind the seat, or say that it can't be told
            return condition == Condition.service_unavailable || condition == Condition.feature_not_implemented;
        }
    }

    /** §10.2 */
    Optional<DataForm> form(EntityBareJid room) throws XMPPErrorException {
        MUCOwner question = new MUCOwner();
        question.setTo(room);
        question.setType(IQ.Type.get);
        return Optional.ofNullable(DataForm.from(session.ask(question)));
    }

    /** §10.2 */
    void configure(EntityBareJid room, DataForm answer) throws XMPPErrorException {
        MUCOwner order = new MUCOwner();
        order.setTo(room);
        order.setType(IQ.Type.set);
        order.addExtension(answer);
        session.ask(order);
    }

    /** §9.3 */
    void grant(EntityBareJid room, EntityBareJid member) throws XMPPErrorException {
        order(room, new MUCItem(MUCAffiliation.member, member));
    }

    /** §9.4 */
    void revoke(EntityBareJid room, EntityBareJid member) throws XMPPErrorException {
        order(room, new MUCItem(MUCAffiliation.none, member));
    }

    /** §8.2; who isn't there is fine. */
    void kick(EntityBareJid room, Resourcepart nick) throws XMPPErrorException {
        try {
            order(room, new MUCItem(MUCRole.none, nick));
        } catch (XMPPErrorException e) {
            if (!gone(e)) {
                throw e;
            }
        }
    }

    private void order(EntityBareJid room, MUCItem item) throws XMPPErrorException {
        MUCAdmin order = new MUCAdmin();
        order.setTo(room);
        order.setType(IQ.Type.set);
        order.addItem(item);
        session.ask(order);
    }

    /** A fresh stanza id. */
    String newId() {
        return session.newId();
    }

    /** §7.4 */
    void speak(EntityBareJid room, String body, String id) {
        session.send(StanzaBuilder.buildMessage(id)
                .to(room)
                .ofType(Message.Type.groupchat)
                .setBody(body)
                .addExtension(new OriginIdElement(id))
                .build());
    }

    /** §10.9; a room that isn't there is fine. */
    void destroy(EntityBareJid room) throws XMPPErrorException {
        MUCOwner order = new MUCOwner();
        order.setTo(room);
        order.setType(IQ.Type.set);
        order.setDestroy(new Destroy((EntityBareJid) null, null));
        try {
            session.ask(order);
        } catch (XMPPErrorException e) {
            if (!gone(e)) {
                throw e;
            }
        }
    }

    private static boolean gone(XMPPErrorException e) {
        Condition condition = e.getStanzaError().getCondition();
        return condition == Condition.item_not_found || condition == Condition.gone;
    }
}
