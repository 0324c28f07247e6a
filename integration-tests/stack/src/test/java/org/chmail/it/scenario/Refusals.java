package org.chmail.it.scenario;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chmail.it.client.RoomRefused;

/** What rooms answer to those who must not. */
final class Refusals {

    private Refusals() {}

    /** The condition of the error (RFC 6120 §8.3.3) that a room answers with. */
    static String of(ThrowingCallable action) {
        RoomRefused refused = catchThrowableOfType(RoomRefused.class, action);
        if (refused == null) {
            throw new AssertionError("the room refused nothing");
        }
        return refused.condition().toString();
    }
}
