package org.chmail.bridge.attempt;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.chmail.bridge.chat.NickTaken;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.chat.Rooms;
import org.chmail.bridge.chat.Seat;
import org.chmail.bridge.chat.SeatLost;
import org.chmail.bridge.chat.SeatRows.Taken;
import org.chmail.bridge.chat.Seats;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the outbox orders about seats, as far as it still holds. */
final class SeatOrders {

    private static final Logger LOG = LoggerFactory.getLogger(SeatOrders.class);

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Rooms rooms;
    private final Seats seats;

    SeatOrders(Transactions<? extends AttemptTransaction> transactions, Rooms rooms, Seats seats) {
        this.rooms = rooms;
        this.transactions = transactions;
        this.seats = seats;
    }

    /** Sits down, under another nick if somebody in the room has that one. */
    void sit(Chat chat, Parcel parcel) {
        LoginId who = who(parcel);
        boolean sits = chat.state() != ChatState.OPEN;
        while (!sits) {
            Optional<Taken> taken = transactions.read(tx -> tx.seats().of(chat.id(), who));
            try {
                taken.ifPresent(seat -> seats.sit(seat(chat, seat)));
                sits = true;
            } catch (NickTaken e) {
                transactions.write(tx -> {
                    Taken seat = taken.orElseThrow();
                    tx.seats().rename(chat.id(), who, another(tx, seat));
                    return seat;
                });
            }
        }
    }

    /** Speaks, unless the room was heard to have it: who was put out before is heard no more. */
    void speak(Chat chat, Parcel parcel) {
        Optional<Taken> taken = chat.state() == ChatState.OPEN
                ? transactions.read(tx -> tx.seats()
                        .of(chat.id(), who(parcel))
                        .filter(seat -> !tx.events().heard(chat.id(), parcel.id())))
                : Optional.empty();
        try {
            taken.ifPresent(seat -> seats.say(seat(chat, seat), parcel.body(), parcel.id()));
        } catch (SeatLost e) {
            LOG.info("{} was put out of room {}", parcel.about(), chat.room());
        }
    }

    /** Leaves, unless they came back meanwhile. */
    void standUp(Chat chat, Parcel parcel) {
        if (chat.state() == ChatState.OPEN) {
            transactions
                    .read(tx -> tx.seats().of(chat.id(), who(parcel)))
                    .filter(Taken::leaving)
                    .ifPresent(seat -> seats.leave(seat(chat, seat)));
        }
    }

    /** Puts somebody out, and out of the list of members first. */
    void kick(Chat chat, Parcel parcel) {
        if (chat.state() == ChatState.OPEN) {
            LoginId account = transactions
                    .read(tx -> tx.seats().of(chat.id(), who(parcel)))
                    .map(seat -> new LoginId(seats.account(seat.number())))
                    .orElseGet(() -> who(parcel));
            rooms.expel(chat.room(), parcel.body(), account);
        }
    }

    /** They have left, and somebody else may sit there. */
    static void stoodUp(AttemptTransaction tx, Parcel parcel) {
        tx.seats().free(requireNonNull(parcel.chatId()), who(parcel));
    }

    private static LoginId who(Parcel parcel) {
        return new LoginId(requireNonNull(parcel.about()));
    }

    private static Seat seat(Chat chat, Taken seat) {
        return new Seat(seat.number(), chat.room(), seat.nick());
    }

    private static String another(AttemptTransaction tx, Taken seat) {
        Set<String> nicks = new HashSet<>(Set.of(seat.nick()));
        tx.seats().inChat(seat.chatId()).forEach(other -> nicks.add(other.nick()));
        tx.events().present(seat.chatId()).stream().map(Occupant::nick).forEach(nicks::add);
        String nick = seat.nick();
        for (int i = 2; nicks.contains(nick); i++) {
            nick = seat.nick() + " " + i;
        }
        return nick;
    }
}
