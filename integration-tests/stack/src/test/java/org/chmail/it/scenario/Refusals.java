package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chmail.it.client.RoomRefused;

/** What rooms and servers answer to those who must not. */
final class Refusals {

    private Refusals() {}

    /** The condition of the error (RFC 6120 §8.3.3) that is answered. */
    static String of(ThrowingCallable action) {
        RoomRefused refused = catchThrowableOfType(RoomRefused.class, action);
        if (refused == null) {
            throw new AssertionError("nothing was refused");
        }
        return refused.condition().toString();
    }
}
