package org.chmail.bridge.durability;

import java.util.Formatter;
import java.util.Locale;

/** What must hold. */
final class Require {

    private Require() {}

    static void require(boolean holds, String otherwise, Object... args) {
        if (!holds) {
            throw new AssertionError(
                    new Formatter(Locale.ROOT).format(otherwise, args).toString());
        }
    }
}
