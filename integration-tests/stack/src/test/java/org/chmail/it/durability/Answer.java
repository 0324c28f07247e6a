package org.chmail.it.durability;

import java.util.Arrays;

/** What an acknowledgement says, by its words. */
enum Answer {
    /** A 2xx of the API. */
    DONE(""),
    ASKED("Asking about"),
    ALREADY("You have asked already"),
    JOINED("You accepted"),
    ROOM("The invitation follows"),
    DECLINED("You declined"),
    PARKED("asked again"),
    WITHDRAWN("You do not ask any more"),
    OVER("over already"),
    NOTHING("There is nothing to"),
    UNKNOWN_MAIL("There is no such mail"),
    /** The bridge says that it did not do it. */
    FAILED("That did not work"),
    /** A verb that this bridge does not have. */
    NOT_UNDERSTOOD("I did not understand"),
    OTHER("");

    /** What its text contains; empty: it is not known by its text. */
    private final String words;

    Answer(String words) {
        this.words = words;
    }

    /** Whether it acknowledges that something was done, or found to be so. */
    boolean acknowledges() {
        return this != FAILED && this != NOT_UNDERSTOOD;
    }

    static Answer of(String text) {
        return Arrays.stream(values())
                .filter(answer -> !answer.words.isEmpty() && text.contains(answer.words))
                .findFirst()
                .orElse(OTHER);
    }
}
