package org.chmail.bridge.durability;

import org.chmail.bridge.model.LoginId;
import org.jspecify.annotations.Nullable;

/**
 * What is being done to the bridge now.
 *
 * @param who does it; null if nobody
 */
record Deed(Kind kind, @Nullable LoginId who) {

    enum Kind {
        STAMP,
        ASK,
        ACCEPT,
        DECLINE,
        LATER,
        WITHDRAW,
        CLOSE,
        /** Time passes, presence changes, and what stands in the outbox is sent. */
        NOTHING
    }

    static final Deed NOTHING = new Deed(Kind.NOTHING, null);

    boolean by(LoginId login, Kind... kinds) {
        return login.equals(who) && is(kinds);
    }

    boolean is(Kind... kinds) {
        for (Kind each : kinds) {
            if (kind == each) {
                return true;
            }
        }
        return false;
    }
}
