package org.chmail.bridge.page;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.chat.SeatRows.Taken;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.model.SeatAccount;
import org.chmail.bridge.words.Words;

/** Who of those with a browser sits where. What the XMPP server is to do about it is ordered in the room's own queue. */
final class Sitting {

    private final Words words;
    private final Clock clock;

    Sitting(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /** Gives somebody a seat in an open chat, unless they have one; empty if there is none left. */
    Optional<Taken> sit(AttemptTransaction tx, Chat chat, Visitor who) {
        Optional<Taken> known = tx.seats().of(chat.id(), who.login());
        if (known.isPresent()) {
            if (known.get().leaving()) {
                tx.seats().leaves(chat.id(), who.login(), false);
                order(tx, Kind.SIT, chat, who.login());
            }
            return known;
        }
        List<Taken> taken = tx.seats().inChat(chat.id());
        Optional<Integer> number = free(taken);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Set<String> nicks = new HashSet<>();
        taken.forEach(seat -> nicks.add(seat.nick()));
        tx.events().present(chat.id()).stream().map(Occupant::nick).forEach(nicks::add);
        String lang = tx.logins().settings(who.mail().author()).lang();
        String nick = RoomNick.of(who, words.in(lang), nicks);
        Taken seat = new Taken(chat.id(), number.get(), who.login(), nick, false);
        tx.seats().take(seat);
        order(tx, Kind.SIT, chat, who.login());
        return Optional.of(seat);
    }

    /**
     * Says something from a seat.
     *
     * @param id of the message
     */
    void speak(AttemptTransaction tx, Chat chat, Taken seat, String id, String body) {
        tx.outbox().add(parcel(id, Kind.SPEAK, chat, seat.login(), body));
    }

    /** Somebody leaves, once the room has heard all that they said. */
    void standUp(AttemptTransaction tx, Chat chat, LoginId who) {
        boolean sits =
                tx.seats().of(chat.id(), who).filter(seat -> !seat.leaving()).isPresent();
        if (sits) {
            tx.seats().leaves(chat.id(), who, true);
            order(tx, Kind.STAND_UP, chat, who);
        }
    }

    private void order(AttemptTransaction tx, Kind kind, Chat chat, LoginId who) {
        tx.outbox().add(parcel(UUID.randomUUID().toString(), kind, chat, who, ""));
    }

    private static Optional<Integer> free(List<Taken> taken) {
        Set<Integer> numbers = new HashSet<>();
        taken.forEach(seat -> numbers.add(seat.number()));
        for (int number = SeatAccount.FIRST; number <= SeatAccount.LAST; number++) {
            if (!numbers.contains(number)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    private Parcel parcel(String id, Kind kind, Chat chat, LoginId who, String body) {
        return Parcel.of(id, kind, chat.room(), body, clock.instant())
                .ofAttempt(chat.attemptId(), null, null)
                .ofChat(chat.id())
                .worded("", who.value());
    }
}
