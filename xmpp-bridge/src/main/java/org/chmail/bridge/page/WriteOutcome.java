package org.chmail.bridge.page;

import java.time.Duration;

/** What became of a mail that was written on a page. */
public sealed interface WriteOutcome {

    /** It is on disk, and on its way. */
    record OnItsWay() implements WriteOutcome {}

    /** Something in it is wrong. */
    record Wrong(Part part, Fault fault, String detail) implements WriteOutcome {}

    /** This login wrote too many; it may again after that pause. */
    record TooMany(Duration pause) implements WriteOutcome {}

    /** This login has no address to write from. */
    record NoAddress() implements WriteOutcome {}

    /** Where it is wrong. */
    enum Part {
        TO,
        CC,
        SUBJECT,
        TEXT
    }

    /** What is wrong there. */
    enum Fault {
        /** There is nothing. */
        EMPTY,
        /** It is too long; the detail says how long it may be. */
        TOO_LONG,
        /** There are too many receivers; the detail says how many there may be. */
        TOO_MANY,
        /** That is no mailbox; the detail is what was typed. */
        BAD_MAILBOX
    }
}
