package org.chmail.bridge.page;

/** What became of {@code yes} and a code. */
public sealed interface YesOutcome {

    /** That browser is signed in. */
    record SignedIn(String agent) implements YesOutcome {}

    /** No browser that waits for this login shows that code. */
    record Wrong(int triesLeft) implements YesOutcome {}

    /** No browser waits for this login, or none any more. */
    record NoCode() implements YesOutcome {}
}
