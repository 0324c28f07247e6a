package org.chmail.bridge.xmpp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Who is in our rooms, as their presence says (XEP-0045 §7.1). The bridge's own says that all before it were told. */
final class Occupants {

    private static final class Room {
        private final Set<String> others = new HashSet<>();
        private boolean inside;
    }

    private final String nick;

    // guarded by this
    private final Map<String, Room> rooms = new HashMap<>();

    /** @param nick the bridge's */
    Occupants(String nick) {
        this.nick = nick;
    }

    /** Whether the bridge is in the room, as far as it was told. */
    synchronized boolean inside(String room) {
        Room there = rooms.get(room);
        return there != null && there.inside;
    }

    /**
     * Someone came, or changed.
     *
     * @return how many others there are, if that is news and the bridge is inside
     */
    synchronized OptionalInt came(String room, String who) {
        Room there = rooms.computeIfAbsent(room, name -> new Room());
        boolean news = who.equals(nick) ? !there.inside : there.others.add(who);
        if (who.equals(nick)) {
            there.inside = true;
        }
        return news && there.inside ? OptionalInt.of(there.others.size()) : OptionalInt.empty();
    }

    /**
     * Someone went.
     *
     * @return as {@link #came}; none where the bridge itself has gone
     */
    synchronized OptionalInt went(String room, String who) {
        Room there = rooms.get(room);
        if (there == null) {
            return OptionalInt.empty();
        }
        if (who.equals(nick)) {
            rooms.remove(room);
            return there.inside ? OptionalInt.of(0) : OptionalInt.empty();
        }
        return there.others.remove(who) && there.inside ? OptionalInt.of(there.others.size()) : OptionalInt.empty();
    }

    /** The bridge is about to join: what was known is void. */
    synchronized void joining(String room) {
        rooms.remove(room);
    }

    /** The session is gone, and the bridge is in no room. */
    synchronized void clear() {
        rooms.clear();
    }
}
