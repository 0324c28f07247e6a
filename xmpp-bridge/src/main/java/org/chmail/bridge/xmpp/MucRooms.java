package org.chmail.bridge.xmpp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.chmail.bridge.chat.RoomException;
import org.chmail.bridge.chat.RoomListener;
import org.chmail.bridge.chat.Rooms;
import org.chmail.bridge.chat.Said;
import org.chmail.bridge.model.LoginId;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/** Rooms on the MUC service. The bridge sits in each, for some servers let only occupants grant membership. */
final class MucRooms implements Rooms, SeatDoor, SessionListener {

    /** The bridge's nick. */
    static final String NICK = OWN_NICK;

    private final RoomStanzas stanzas;
    private final RoomHistory history;
    private final DomainBareJid service;
    private final Occupants occupants;

    /** What is done with one room is done in order. */
    private final Object[] locks = new Object[64];

    private volatile @Nullable RoomListener listener;
    private volatile BiConsumer<String, LoginId> expelled = (room, account) -> {};

    MucRooms(RoomStanzas stanzas, RoomHistory history, DomainBareJid service, Occupants occupants) {
        this.stanzas = stanzas;
        this.history = history;
        this.service = service;
        this.occupants = occupants;
        Arrays.setAll(locks, i -> new Object());
    }

    /** Who knows what was said in rooms, and is told of the session. */
    void tell(RoomListener who) {
        listener = who;
    }

    @Override
    public String address(String room) {
        return room + "@" + service;
    }

    @Override
    public void open(String room, String title, Set<LoginId> members) {
        RoomForm wanted = new RoomForm(title);
        with(room, "opened", address -> {
            enter(address);
            DataForm form = form(address);
            if (wanted.difference(form).isPresent()) {
                stanzas.configure(address, wanted.answer(form));
                Optional<String> difference = wanted.difference(form(address));
                if (difference.isPresent()) {
                    throw new RoomException("room " + address + " is not as configured: " + difference.get());
                }
            }
            for (LoginId member : members) {
                stanzas.grant(address, jid(member.value()));
            }
        });
    }

    @Override
    public void admit(String room, LoginId member) {
        with(room, "changed", address -> {
            if (enter(address)) {
                stanzas.destroy(address);
                throw new RoomException("room " + address + " was gone");
            }
            stanzas.grant(address, jid(member.value()));
        });
    }

    /** Somebody's membership ends: who says it for them must not ask for it again. */
    void tellExpelled(BiConsumer<String, LoginId> who) {
        expelled = who;
    }

    @Override
    public void revoke(String room, LoginId account) {
        with(room, "rid of " + account, address -> {
            if (enter(address)) {
                stanzas.destroy(address);
            } else {
                stanzas.revoke(address, jid(account.value()));
            }
        });
    }

    @Override
    public void expel(String room, String nick, LoginId account) {
        expelled.accept(room, account);
        with(room, "rid of " + nick, address -> {
            if (enter(address)) {
                stanzas.destroy(address);
            } else {
                stanzas.revoke(address, jid(account.value()));
                LoginId there = occupants.login(room, nick);
                if (there == null || there.equals(account)) {
                    stanzas.kick(address, nick(nick));
                }
            }
        });
    }

    /** A room that is gone hears nothing; it is repaired, or its chat is over. */
    @Override
    public void say(String room, String words, String id) {
        with(room, "spoken to", address -> {
            if (enter(address)) {
                stanzas.destroy(address);
            } else {
                stanzas.speak(address, words, id);
            }
        });
    }

    @Override
    public void close(String room, String farewell) {
        with(room, "closed", address -> {
            // Entering tells best whether it is still there: Openfire 4.2 calls a question to a room that is gone a bad
            // request.
            boolean wasGone = enter(address);
            if (!wasGone) {
                stanzas.speak(address, farewell, stanzas.newId());
            }
            stanzas.destroy(address);
        });
    }

    @Override
    public void refill(String room, List<Said> said) {
        with(room, "given its history", address -> history.refill(room, said));
    }

    @Override
    public void renewed(boolean registrationOffered) {
        occupants.clear();
    }

    @Override
    public void resumed() {
        RoomListener told = listener;
        if (told != null) {
            told.backAgain();
        }
    }

    @Override
    public void lost() {
        RoomListener told = listener;
        if (told != null) {
            told.away();
        }
    }

    /**
     * Goes in, unless inside.
     *
     * @return true if that made the room
     */
    private boolean enter(EntityBareJid room) throws XMPPErrorException {
        EntityFullJid seat = JidCreate.entityFullFrom(room, Resourcepart.fromOrThrowUnchecked(NICK));
        String name = room.getLocalpart().toString();
        if (occupants.inside(name) && stanzas.inside(seat)) {
            return false;
        }
        occupants.joining(name);
        RoomListener knows = listener;
        return stanzas.join(seat, knows == null ? null : knows.historyFrom(name).orElse(null));
    }

    private DataForm form(EntityBareJid room) throws XMPPErrorException {
        return stanzas.form(room)
                .orElseThrow(() -> new RoomException("room " + room + " shows no configuration to the bridge"));
    }

    private void with(String room, String what, Work work) {
        EntityBareJid address = jid(address(room));
        synchronized (locks[Math.floorMod(room.hashCode(), locks.length)]) {
            try {
                work.on(address);
            } catch (XMPPErrorException e) {
                throw new RoomException("room " + address + " could not be " + what + ": " + e.getStanzaError(), e);
            } catch (SessionLost e) {
                throw new RoomException("room " + address + " could not be " + what + ": " + e.getMessage(), e);
            }
        }
    }

    private static Resourcepart nick(String text) {
        try {
            return Resourcepart.from(text);
        } catch (XmppStringprepException e) {
            throw new RoomException("not a nick: " + text, e);
        }
    }

    private static EntityBareJid jid(String text) {
        try {
            return JidCreate.entityBareFrom(text);
        } catch (XmppStringprepException e) {
            throw new RoomException("not a JID: " + text, e);
        }
    }

    private interface Work {
        void on(EntityBareJid room) throws XMPPErrorException;
    }
}
