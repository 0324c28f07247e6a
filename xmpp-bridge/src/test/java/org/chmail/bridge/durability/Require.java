package org.chmail.bridge.durability;

import com.google.errorprone.annotations.FormatMethod;

/** What must hold. */
final class Require {

    private Require() {}

    @FormatMethod
    static void require(boolean holds, String otherwise, Object... args) {
        if (!holds) {
            throw new AssertionError(String.format(otherwise, args));
        }
    }
}
