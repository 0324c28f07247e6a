package org.chmail.bridge.durability;

/** The process is dead: nothing in the bridge may catch this. */
final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed(String where) {
        super(where, null, false, false);
    }
}
