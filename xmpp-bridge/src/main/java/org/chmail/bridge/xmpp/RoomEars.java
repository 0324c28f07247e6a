package org.chmail.bridge.xmpp;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.chat.Said;
import org.chmail.bridge.model.LoginId;
import org.jivesoftware.smack.filter.StanzaFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smackx.chatstates.ChatState;
import org.jivesoftware.smackx.chatstates.packet.ChatStateExtension;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.sid.element.OriginIdElement;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** Hears who comes, goes, speaks and types in our rooms, and tells it, in order for each room. */
final class RoomEars {

    private final DomainBareJid service;
    private final String nick;
    private final Occupants occupants;
    private final NewsQueues news;
    private final Clock clock;

    RoomEars(DomainBareJid service, String nick, Occupants occupants, NewsQueues news, Clock clock) {
        this.service = service;
        this.nick = nick;
        this.occupants = occupants;
        this.news = news;
        this.clock = clock;
    }

    void listen(Session session) {
        StanzaFilter ofRooms = stanza ->
                stanza.getFrom() != null && stanza.getFrom().asDomainBareJid().equals(service);
        session.listen(ofRooms, this::hear);
    }

    /** Takes a stanza of our rooms' service. */
    void hear(Stanza stanza) {
        EntityFullJid occupant = stanza.getFrom().asEntityFullJidIfPossible();
        if (occupant == null) {
            return;
        }
        String room = occupant.getLocalpart().toString();
        String who = occupant.getResourcepart().toString();
        if (stanza instanceof Presence presence) {
            moved(room, who, presence).ifPresent(one -> news.add(room, one));
        } else if (stanza instanceof Message message && others(who, message)) {
            if (hasWords(message)) {
                news.add(room, words(room, who, message));
            } else {
                typing(who, message).ifPresent(one -> news.add(room, one));
            }
        }
    }

    private Optional<RoomNews> moved(String room, String who, Presence presence) {
        return switch (presence.getType()) {
            case available -> occupants.came(room, who, login(presence));
            case unavailable -> occupants.went(room, who);
            default -> Optional.empty();
        };
    }

    /** Not a private message (XEP-0045 §7.5), and not our own reflection. */
    private boolean others(String who, Message message) {
        return message.getType() == Message.Type.groupchat && !who.equals(nick);
    }

    /** Not a subject (§8.1). */
    private static boolean hasWords(Message message) {
        String body = message.getBody();
        return body != null && !body.isEmpty();
    }

    /** XEP-0085 §5.5: a state is of the moment, so one that was delayed is none any more. */
    private static Optional<RoomNews> typing(String who, Message message) {
        if (!(message.getExtension(ChatStateExtension.NAMESPACE) instanceof ChatStateExtension state)
                || DelayInformation.from(message) != null) {
            return Optional.empty();
        }
        return Optional.of(new RoomNews.Typing(who, state.getChatState() == ChatState.composing));
    }

    /** A message with a delay was said earlier (§7.2.14): history, or one that a resumed session brings late. */
    private RoomNews words(String room, String who, Message message) {
        DelayInformation delay = DelayInformation.from(message);
        Instant at = delay == null ? clock.instant() : delay.getStamp().toInstant();
        Said said = new Said(who, at, id(message), message.getBody());
        return new RoomNews.Spoken(said, occupants.login(room, who), delay == null);
    }

    private static @Nullable String id(Message message) {
        OriginIdElement origin = message.getExtension(OriginIdElement.class);
        String id = message.getStanzaId();
        return id == null && origin != null ? origin.getId() : id;
    }

    /** §7.2.3: moderators see who it is. */
    private static @Nullable LoginId login(Presence presence) {
        MUCUser user = MUCUser.from(presence);
        Jid jid = user == null || user.getItem() == null ? null : user.getItem().getJid();
        EntityBareJid bare = jid == null ? null : jid.asEntityBareJidIfPossible();
        return bare == null ? null : new LoginId(bare.toString());
    }
}
