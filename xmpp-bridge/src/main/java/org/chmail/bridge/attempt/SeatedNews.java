package org.chmail.bridge.attempt;

import java.util.List;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.chat.SeatRows.Taken;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.SeatAccount;
import org.jspecify.annotations.Nullable;

/** A room knows a seat's account; who sits there is ours to know. */
final class SeatedNews {

    private SeatedNews() {}

    /** The same news, of the people themselves. */
    static RoomNews of(AttemptTransaction tx, Chat chat, RoomNews news) {
        return switch (news) {
            case RoomNews.Spoken spoken
            when onSeat(spoken.login()) ->
                new RoomNews.Spoken(
                        spoken.said(),
                        sitter(tx.seats().inChat(chat.id()), spoken.said().nick()),
                        spoken.live());
            case RoomNews.Present present
            when present.others().stream().anyMatch(occupant -> onSeat(occupant.login())) -> {
                List<Taken> seats = tx.seats().inChat(chat.id());
                yield new RoomNews.Present(present.others().stream()
                        .map(occupant -> onSeat(occupant.login())
                                ? new Occupant(occupant.nick(), sitter(seats, occupant.nick()))
                                : occupant)
                        .toList());
            }
            default -> news;
        };
    }

    private static boolean onSeat(@Nullable LoginId login) {
        return login != null && SeatAccount.is(login);
    }

    private static @Nullable LoginId sitter(List<Taken> seats, String nick) {
        return seats.stream()
                .filter(seat -> seat.nick().equals(nick))
                .findFirst()
                .map(Taken::login)
                .orElse(null);
    }
}
