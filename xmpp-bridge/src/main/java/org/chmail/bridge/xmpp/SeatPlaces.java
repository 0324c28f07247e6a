package org.chmail.bridge.xmpp;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;

/** In which rooms a seat is inside, and of which it was put out. */
final class SeatPlaces {

    /**
     * A place in a room.
     *
     * @param nick as it was asked for
     * @param at the room, and the nick as the server writes it
     * @param settled the room has let it in
     */
    record Place(String nick, EntityFullJid at, boolean settled) {}

    /** Of so many rooms it is remembered that the seat was put out: a room is used by one chat only. */
    private static final int MOST_LOST = 1_000;

    private static final MUCUser.Status NO_LONGER_MEMBERS_ONLY = MUCUser.Status.create(322);
    private static final Map<MUCUser.Status, String> PUT_OUT = Map.of(
            MUCUser.Status.BANNED_301,
            "it was banned",
            MUCUser.Status.KICKED_307,
            "it was kicked",
            MUCUser.Status.REMOVED_AFFIL_CHANGE_321,
            "it is no member any more",
            NO_LONGER_MEMBERS_ONLY,
            "the room is for members only now");

    // guarded by this
    private final Map<String, Place> inside = new HashMap<>();
    private final Map<String, String> lost = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_LOST;
        }
    };

    /** Where the seat is inside in this room; empty if it is not, or not yet. */
    synchronized Optional<Place> in(String room) {
        return Optional.ofNullable(inside.get(room)).filter(Place::settled);
    }

    /** Why the seat was put out of this room; empty if it was not. */
    synchronized Optional<String> lost(String room) {
        return Optional.ofNullable(lost.get(room));
    }

    /** Somebody wants to sit there, whatever was before. */
    synchronized void wanted(String room) {
        lost.remove(room);
    }

    /** The seat is about to join. */
    synchronized void joining(String room, String nick, EntityFullJid at) {
        inside.put(room, new Place(nick, at, false));
    }

    /**
     * The room has let it in.
     *
     * @return false if it was put out meanwhile, or the session is another one
     */
    synchronized boolean settle(String room, EntityFullJid at) {
        Place place = inside.get(room);
        if (place == null || lost.containsKey(room)) {
            return false;
        }
        inside.put(room, new Place(place.nick(), at, true));
        return true;
    }

    /** It is not inside, for all that is known. */
    synchronized void away(String room) {
        inside.remove(room);
    }

    /** It is out, and is not to come back by itself. */
    synchronized void lose(String room, String why) {
        inside.remove(room);
        lost.put(room, why);
    }

    /** The session is a new one, which is in no room. */
    synchronized void renewed() {
        inside.clear();
    }

    /** Takes what a room says. A leaving without a reason is our own, or shows itself when something is said. */
    void hear(Stanza stanza) {
        EntityFullJid from = stanza.getFrom().asEntityFullJidIfPossible();
        if (stanza instanceof Presence presence && presence.getType() == Presence.Type.unavailable && from != null) {
            String why = reason(MUCUser.from(presence));
            if (why != null) {
                putOut(from, why);
            }
        } else if (stanza instanceof Message message
                && message.getType() == Message.Type.error
                && message.getError() != null
                && message.getError().getCondition() == Condition.not_acceptable
                && stanza.getFrom().hasLocalpart()) {
            // §7.4: who is not inside can't speak
            away(stanza.getFrom().getLocalpartOrThrow().toString());
        }
    }

    private synchronized void putOut(EntityFullJid who, String why) {
        String room = who.getLocalpart().toString();
        Place place = inside.get(room);
        if (place != null && place.at().equals(who)) {
            lose(room, why);
        }
    }

    private static @Nullable String reason(@Nullable MUCUser user) {
        if (user == null) {
            return null;
        }
        Set<MUCUser.Status> status = user.getStatus();
        return PUT_OUT.entrySet().stream()
                .filter(reason -> status.contains(reason.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> isDestroyed(user) ? "the room is gone" : null);
    }

    /** XEP-0045 §10.9. Openfire 4.2 leaves out that it is destroyed; who merely leaves is a member still. */
    private static boolean isDestroyed(MUCUser user) {
        return user.getDestroy() != null
                || (user.getItem() != null && user.getItem().getAffiliation() == MUCAffiliation.none);
    }
}
