package org.chmail.bridge.page;

import java.time.Duration;

/** What became of a wish for a code. */
public sealed interface CodeOutcome {

    /** If the address is on the mail, a code is on its way; not told apart from when it is not. */
    record OnItsWay() implements CodeOutcome {}

    /** This browser asked for too many. */
    record TooMany(Duration pause) implements CodeOutcome {}

    /** The bridge sends no mail. */
    record NoMail() implements CodeOutcome {}

    /** There is no such mail, or it can't be chatted about any more. */
    record Unknown() implements CodeOutcome {}
}
