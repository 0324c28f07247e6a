package org.chmail.bridge.xmpp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chmail.bridge.chat.RoomException;
import org.chmail.bridge.chat.Seat;
import org.chmail.bridge.chat.Seats;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.SeatAccount;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** The seats of this node: a session for each number that was ever used. */
final class SeatSessions implements Seats, AutoCloseable {

    private final XmppSettings settings;
    private final DomainBareJid service;
    private final SeatDoor door;
    private final SeatAccounts accounts;
    private final Map<Integer, SeatSession> sessions = new ConcurrentHashMap<>();

    /** @param service of the rooms */
    SeatSessions(XmppSettings settings, DomainBareJid service, SeatDoor door, SeatAccounts accounts) {
        this.settings = settings;
        this.service = service;
        this.door = door;
        this.accounts = accounts;
    }

    @Override
    public String account(int number) {
        return SeatAccount.local(number) + "@" + settings.domain();
    }

    @Override
    public void sit(Seat seat) {
        session(seat.number()).sit(jid(seat), seat.nick());
    }

    @Override
    public void say(Seat seat, String body, String id) {
        session(seat.number()).say(jid(seat), seat.nick(), body, id);
    }

    @Override
    public void type(Seat seat, boolean composing) {
        SeatSession session = sessions.get(seat.number());
        if (session != null) {
            session.type(seat.room(), composing);
        }
    }

    @Override
    public void leave(Seat seat) {
        session(seat.number()).leave(seat.room());
    }

    /** Somebody is put out of a room for good; if that is a seat, it stays out until somebody sits down there anew. */
    void expelled(String room, LoginId account) {
        SeatAccount.number(account).ifPresent(number -> {
            SeatSession session = session(number);
            if (session.account().equals(account)) {
                session.lose(room);
            }
        });
    }

    @Override
    public void close() {
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            sessions.values().forEach(session -> together.execute(session::close));
        }
    }

    private SeatSession session(int number) {
        return sessions.computeIfAbsent(
                number,
                n -> new SeatSession(
                        new LoginId(account(n)),
                        door,
                        () -> accounts.ensure(n),
                        password -> new SeatStanzas(
                                new Session(settings.seat(n, password), true), settings.server(), service)));
    }

    private EntityFullJid jid(Seat seat) {
        try {
            return JidCreate.entityFullFrom(seat.room() + "@" + service + "/" + seat.nick());
        } catch (XmppStringprepException e) {
            throw new RoomException("room and nick must make a JID, got: " + seat, e);
        }
    }
}
