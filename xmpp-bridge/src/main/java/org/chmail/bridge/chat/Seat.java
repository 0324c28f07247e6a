package org.chmail.bridge.chat;

import static java.util.Objects.requireNonNull;

import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.SeatAccount;

/**
 * Where somebody with a browser sits in a room: an account of the bridge's, {@code chmail-seat-3}, is inside under their
 * nick. One account sits in many rooms at once, in each under another nick.
 *
 * @param number of the account, 1 to 999
 * @param room local part of the room
 * @param nick what the room calls them
 */
public record Seat(int number, String room, String nick) {

    public Seat {
        SeatAccount.requireNumber(number);
        requireNonNull(room);
        requireNonNull(nick);
        if (room.isBlank() || nick.isBlank()) {
            throw new IllegalArgumentException(
                    "a seat needs a room and a nick, got: \"" + room + "\" and \"" + nick + "\"");
        }
    }

    /** Whether this is the account of a seat, so that whose it is now must be looked up elsewhere. */
    public static boolean isAccount(LoginId login) {
        return SeatAccount.is(login);
    }
}
