package org.chmail.bridge.xmpp;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.model.LoginId;
import org.jspecify.annotations.Nullable;

/** Who is in our rooms, as their presence says (XEP-0045 §7.1). The bridge's own says that all before it were told. */
final class Occupants {

    private static final class Room {
        private final Map<String, Occupant> others = new LinkedHashMap<>();
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

    /** Who has this nick in the room now; null if that is not known. */
    synchronized @Nullable LoginId login(String room, String who) {
        Room there = rooms.get(room);
        Occupant occupant = there == null ? null : there.others.get(who);
        return occupant == null ? null : occupant.login();
    }

    /**
     * Someone came, or changed.
     *
     * @param login who that is; null if the room does not tell
     * @return who else is there, if that is news and the bridge is inside
     */
    synchronized Optional<RoomNews> came(String room, String who, @Nullable LoginId login) {
        Room there = rooms.computeIfAbsent(room, name -> new Room());
        boolean news;
        if (who.equals(nick)) {
            news = !there.inside;
            there.inside = true;
        } else {
            Occupant occupant = new Occupant(who, login);
            news = !occupant.equals(there.others.put(who, occupant));
        }
        return news ? present(there) : Optional.empty();
    }

    /**
     * Someone went.
     *
     * @return as {@link #came}; or that the bridge itself was put out
     */
    synchronized Optional<RoomNews> went(String room, String who) {
        Room there = rooms.get(room);
        if (there == null) {
            return Optional.empty();
        }
        if (who.equals(nick)) {
            rooms.remove(room);
            return there.inside ? Optional.of(new RoomNews.PutOut()) : Optional.empty();
        }
        return there.others.remove(who) == null ? Optional.empty() : present(there);
    }

    /** The bridge is about to join: what was known is void. */
    synchronized void joining(String room) {
        rooms.remove(room);
    }

    /** The session is gone, and the bridge is in no room. */
    synchronized void clear() {
        rooms.clear();
    }

    private static Optional<RoomNews> present(Room room) {
        return room.inside ? Optional.of(new RoomNews.Present(List.copyOf(room.others.values()))) : Optional.empty();
    }
}
