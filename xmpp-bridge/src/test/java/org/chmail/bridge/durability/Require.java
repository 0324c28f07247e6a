package org.chmail.bridge.durability;

/** What must hold. */
final class Require {

    private Require() {}

    static void require(boolean holds, String otherwise, Object... args) {
        if (!holds) {
            throw new AssertionError(String.format(otherwise, args));
        }
    }
}
