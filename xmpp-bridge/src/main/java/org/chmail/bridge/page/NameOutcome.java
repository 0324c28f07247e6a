package org.chmail.bridge.page;

import org.chmail.bridge.page.Nicks.Refusal;

/** What became of the wish to come in by a name alone. */
public sealed interface NameOutcome {

    /** They are in. */
    record In(Visitor visitor) implements NameOutcome {}

    /** Nobody may be called so. */
    record BadName(Refusal why) implements NameOutcome {}

    /** Only who has proven to be on this mail may come in: the setting says so, too many came, or one was put out. */
    record ProveFirst() implements NameOutcome {}

    /** There is no such mail, or it can't be chatted about any more. */
    record Unknown() implements NameOutcome {}
}
