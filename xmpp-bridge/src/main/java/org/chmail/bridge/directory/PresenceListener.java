package org.chmail.bridge.directory;

import org.chmail.bridge.model.LoginId;

/** Is told when a presence has lasted long enough to count. */
public interface PresenceListener {

    /** Does nothing. */
    PresenceListener NONE = new PresenceListener() {
        @Override
        public void wentOff(LoginId login) {}

        @Override
        public void cameOn(LoginId login) {}

        @Override
        public void lookAgain() {}
    };

    /** Seen to go off, and off for {@code presence.offAfter}. */
    void wentOff(LoginId login);

    /** Seen to come on, or to be quiet no longer, and on for {@code presence.onAfter}. */
    void cameOn(LoginId login);

    /** After a new snapshot, and when a young epoch has come of age: everyone may have changed. */
    void lookAgain();
}
