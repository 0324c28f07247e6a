package org.chmail.bridge.attempt;

import java.time.Instant;

/** A parcel turns out not to be due yet. */
final class NotYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant due;

    NotYet(Instant due) {
        super("not before " + due);
        this.due = due;
    }

    Instant due() {
        return due;
    }
}
