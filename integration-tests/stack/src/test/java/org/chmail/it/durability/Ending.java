package org.chmail.it.durability;

import java.util.List;
import java.util.Random;

/** How a story ends. */
enum Ending {
    /** Each callee accepts. */
    ACCEPT,
    /** Each callee declines. */
    DECLINE,
    /** The first declines, then accepts after all: calls back. */
    CALL_BACK,
    /** Each says "later", then accepts. */
    LATER,
    /** The caller says "cancel". */
    CANCEL,
    /** All callers are withdrawn by the API. */
    CANCEL_API,
    /** Nobody says anything more. */
    SILENCE;

    private static final List<Ending> WEIGHTED = List.of(
            ACCEPT, ACCEPT, ACCEPT, DECLINE, DECLINE, CALL_BACK, LATER, CANCEL, CANCEL, CANCEL_API, SILENCE, SILENCE);

    static Ending any(Random random) {
        return WEIGHTED.get(random.nextInt(WEIGHTED.size()));
    }
}
