package org.chmail.bridge.xmpp;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chmail.bridge.chat.NickTaken;
import org.chmail.bridge.chat.RoomException;
import org.chmail.bridge.chat.SeatLost;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.xmpp.SeatPlaces.Place;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityFullJid;

/** One seat's account: in which rooms it sits, and what it says there. Signs in when it is first needed, and stays. */
final class SeatSession implements AutoCloseable {

    private final LoginId account;
    private final SeatDoor door;
    private final SeatPlaces places = new SeatPlaces();
    private final SeatEntrance entrance;

    /** What is done in one room is done in order. Not monitors: these wait for the server, on virtual threads. */
    private final ReentrantLock[] locks = new ReentrantLock[16];

    /**
     * Not yet signed in.
     *
     * @param password sees to it that the account is there, and gives its password
     * @param links makes a session with that password
     */
    SeatSession(LoginId account, SeatDoor door, Supplier<String> password, Function<String, SeatLink> links) {
        this.account = account;
        this.door = door;
        this.entrance = new SeatEntrance(account, password, links, places);
        Arrays.setAll(locks, i -> new ReentrantLock());
    }

    LoginId account() {
        return account;
    }

    /** As {@link org.chmail.bridge.chat.Seats#sit}. */
    void sit(EntityFullJid seat, String nick) {
        String room = room(seat);
        in(room, () -> {
            places.wanted(room);
            patiently("could not enter " + seat.asBareJid(), () -> settle(seat, nick));
        });
    }

    /** As {@link org.chmail.bridge.chat.Seats#say}. */
    void say(EntityFullJid seat, String nick, String body, String id) {
        String what = "could not speak in " + seat.asBareJid();
        patiently(what, () -> {
            in(room(seat), () -> {
                requireNotLost(seat);
                settle(seat, nick);
            });
            Place place = places.in(room(seat)).orElseThrow(() -> left(seat));
            try {
                entrance.link().say(place.at(), body, id);
            } catch (XMPPErrorException e) {
                requireNotLost(seat);
                throw failure(what, e);
            }
        });
    }

    /** As {@link org.chmail.bridge.chat.Seats#type}. */
    void type(String room, boolean composing) {
        Optional<SeatLink> link = entrance.now();
        Optional<Place> place = places.in(room);
        if (link.isPresent() && place.isPresent()) {
            try {
                link.get().type(place.get().at(), composing);
            } catch (SessionLost e) {
                // they do not type any more: the session is gone
            }
        }
    }

    /** Leaves before membership is revoked: so others see someone leave, not someone thrown out. */
    void leave(String room) {
        in(room, () -> {
            Optional<Place> place = places.in(room);
            places.away(room);
            Optional<SeatLink> link = entrance.now();
            if (link.isPresent() && place.isPresent()) {
                try {
                    link.get().leave(place.get().at());
                } catch (XMPPErrorException | SessionLost e) {
                    // who has no membership is out
                }
            }
            door.revoke(room, account);
        });
    }

    /** The bridge puts it out of this room: it is not to come back by itself, whatever is on the way. */
    void lose(String room) {
        places.lose(room, "it was kicked");
    }

    @Override
    public void close() {
        entrance.close();
    }

    private void settle(EntityFullJid seat, String nick) {
        String room = room(seat);
        SeatLink link = entrance.link();
        Optional<Place> place = places.in(room);
        if (place.isPresent() && place.get().nick().equals(nick)) {
            return;
        }
        try {
            if (place.isPresent()) {
                places.away(room);
                link.leave(place.get().at());
            }
            places.joining(room, nick, seat);
            door.admit(room, account);
            EntityFullJid at = link.join(seat);
            if (!places.settle(room, at)) {
                door.revoke(room, account);
                requireNotLost(seat);
                throw left(seat);
            }
        } catch (XMPPErrorException e) {
            places.away(room);
            if (e.getStanzaError().getCondition() == Condition.conflict) {
                throw new NickTaken("somebody else is called " + nick + " in " + seat.asBareJid(), e);
            }
            throw failure("could not enter " + seat.asBareJid(), e);
        } catch (SessionLost e) {
            places.away(room);
            throw e;
        }
    }

    /** If the session breaks meanwhile, it is done again in the next one: a message has the same id. */
    private void patiently(String what, Runnable work) {
        try {
            work.run();
        } catch (SessionLost e) {
            if (entrance.now().isPresent()) {
                throw failure(what, e);
            }
            try {
                work.run();
            } catch (SessionLost again) {
                throw failure(what, again);
            }
        }
    }

    private void requireNotLost(EntityFullJid seat) {
        places.lost(room(seat)).ifPresent(why -> {
            throw new SeatLost(
                    account + " (" + seat.getResourcepart() + ") is out of " + seat.asBareJid() + ": " + why);
        });
    }

    private RoomException left(EntityFullJid seat) {
        return new RoomException(account + " went out of " + seat.asBareJid() + " just now");
    }

    private RoomException failure(String what, Exception e) {
        String why = e instanceof XMPPErrorException error
                ? error.getStanzaError().toString()
                : String.valueOf(e.getMessage());
        return new RoomException(account + " " + what + ": " + why, e);
    }

    private void in(String room, Runnable work) {
        ReentrantLock lock = locks[Math.floorMod(room.hashCode(), locks.length)];
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private static String room(EntityFullJid seat) {
        return seat.getLocalpart().toString();
    }
}
