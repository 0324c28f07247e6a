package org.chmail.bridge.model;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the accounts are called on which people with only a browser sit in rooms: {@code chmail-seat-3}. */
public final class SeatAccount {

    /** The lowest number. */
    public static final int FIRST = 1;

    /** The highest number. */
    public static final int LAST = 999;

    private static final String PREFIX = "chmail-seat-";
    private static final Pattern LOCAL = Pattern.compile(PREFIX + "([0-9]+)");

    private SeatAccount() {}

    /**
     * The local part of the account.
     *
     * @throws IllegalArgumentException if there is no seat of that number
     */
    public static String local(int number) {
        return PREFIX + requireNumber(number);
    }

    /** Whether this is a seat's account, of whatever host: nobody who could be called. */
    public static boolean is(LoginId login) {
        return LOCAL.matcher(login.local()).matches();
    }

    /** The number of a seat's account; empty if it is none of ours to use. */
    public static OptionalInt number(LoginId login) {
        Matcher local = LOCAL.matcher(login.local());
        if (!local.matches() || local.group(1).length() > 3) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(local.group(1)));
    }

    /**
     * The number itself.
     *
     * @throws IllegalArgumentException if there is no seat of that number
     */
    public static int requireNumber(int number) {
        if (number < FIRST || number > LAST) {
            throw new IllegalArgumentException(
                    "a seat's number must be between " + FIRST + " and " + LAST + ", got: " + number);
        }
        return number;
    }
}
