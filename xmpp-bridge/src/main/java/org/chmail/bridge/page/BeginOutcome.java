package org.chmail.bridge.page;

import java.time.Duration;

/** What became of a wish to be signed in. */
public sealed interface BeginOutcome {

    /** The browser waits. If there is such a login it is asked; not told apart from when there is not. */
    record Waits() implements BeginOutcome {}

    /** This browser asked too often. */
    record TooMany(Duration pause) implements BeginOutcome {}
}
