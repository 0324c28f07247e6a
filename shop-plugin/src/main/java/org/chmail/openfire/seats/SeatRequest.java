package org.chmail.openfire.seats;

import org.chmail.openfire.SeatName;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/** Which seat is wanted, and its password. */
final class SeatRequest {
    static final String NAMESPACE = "urn:chmail:seats:0";
    static final String ELEMENT = "seat";
    /** In characters. A shorter password could be guessed: seats are reached from wherever clients are. */
    static final int SHORTEST_PASSWORD = 6;

    static final int LONGEST_PASSWORD = 128;

    private final String user;
    private final String password;

    private SeatRequest(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /** @throws IllegalArgumentException saying what is wrong with the request, for the one who asked */
    static SeatRequest of(Element child) {
        if (!child.getName().equals(ELEMENT)) {
            throw new IllegalArgumentException("The child must be seat, got: " + child.getName() + ".");
        }
        return new SeatRequest(SeatName.of(number(child)), password(child));
    }

    /** The user name: always one of a seat. */
    String user() {
        return user;
    }

    String password() {
        return password;
    }

    /** Digits only, as the contract writes it: what {@code parseInt} takes beyond that is refused. */
    private static int number(Element child) {
        String text = required(child, "number");
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "number must be between " + SeatName.FIRST + " and " + SeatName.LAST + ", got: " + text + ".");
        }
        return Integer.parseInt(text);
    }

    private static String password(Element child) {
        String password = required(child, "password");
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("password must have " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD
                    + " characters, got " + password.length() + ".");
        }
        return password;
    }

    private static String required(Element child, String name) {
        @Nullable String value = child.attributeValue(name);
        if (value == null || value.trim().isEmpty()) {
            throw new IllegalArgumentException("seat must have " + name + ".");
        }
        return value;
    }
}
