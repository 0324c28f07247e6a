package org.chmail.bridge.page;

import org.chmail.bridge.page.Nicks.Refusal;

/** What became of a code that was returned. */
public sealed interface ProofOutcome {

    /** It was the code. */
    record Proven() implements ProofOutcome {}

    /** It was not. */
    record Wrong(int triesLeft) implements ProofOutcome {}

    /** There is none that could be returned, or not any more. */
    record NoCode() implements ProofOutcome {}

    /** Nobody may be called so; the code was not tried. */
    record BadName(Refusal why) implements ProofOutcome {}

    /** Who reads that address' mail was put out of a chat about this mail. */
    record PutOut() implements ProofOutcome {}

    /** There is no such mail, or it can't be chatted about any more. */
    record Unknown() implements ProofOutcome {}
}
