package org.chmail.openfire.watch;

import java.util.Locale;

/** Whether a person can be rung, over all their resources. */
enum State {
    /** A resource of non-negative priority is available, free for chat or away. */
    ON,
    /** There are resources of non-negative priority, but each is in "do not disturb" or "extended away". */
    QUIET,
    /** No resource of non-negative priority is available. */
    OFF;

    /** As it stands in a stanza. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
