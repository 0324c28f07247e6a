package org.chmail.openfire;

import java.util.regex.Pattern;
import org.xmpp.packet.JID;

/**
 * How the accounts are called on which people with only a browser sit in rooms: {@code chmail-seat-3}. They are the
 * bridge's, and nobody's contact or presence.
 */
public final class SeatName {
    /** The lowest number. */
    public static final int FIRST = 1;

    /** The highest number. */
    public static final int LAST = 999;

    private static final String PREFIX = "chmail-seat-";
    private static final Pattern SEAT = Pattern.compile(PREFIX + "[0-9]+");

    private SeatName() {}

    /**
     * The user name of a seat.
     *
     * @throws IllegalArgumentException if there is no seat of that number
     */
    public static String of(int number) {
        if (number < FIRST || number > LAST) {
            throw new IllegalArgumentException(
                    "number must be between " + FIRST + " and " + LAST + ", got: " + number + ".");
        }
        return PREFIX + number;
    }

    /** Whether this account, a bare or full JID of this server, is a seat. */
    public static boolean isSeat(JID user) {
        return user.getNode() != null && SEAT.matcher(user.getNode()).matches();
    }

    /** Whether nobody may register this user name: one of a seat, or one that could be mistaken for it. */
    public static boolean isReserved(String node) {
        return node.startsWith(PREFIX);
    }
}
