package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.Map;
import org.chmail.bridge.directory.PresenceBook.Sighting;
import org.chmail.bridge.directory.RegistrationGuard.Registration;
import org.chmail.bridge.model.LoginId;

/** What the watch says. */
sealed interface WatchAnswer {

    /**
     * Everyone with an available resource.
     *
     * @param epoch of the plugin; a new one each time it starts
     * @param age of the epoch
     * @param seq the number of the last change in it
     */
    record Snapshot(String epoch, Duration age, long seq, Registration registration, Map<LoginId, Sighting> users)
            implements WatchAnswer {

        public Snapshot {
            users = Map.copyOf(users);
        }
    }

    /** The lease goes on. */
    record Renewed(String epoch, long seq, Registration registration) implements WatchAnswer {}

    /** One user's new state. */
    record Push(String epoch, long seq, LoginId login, Sighting sighting) implements WatchAnswer {}

    /**
     * An error.
     *
     * @param condition RFC 6120 §8.3.3, {@code item-not-found}
     */
    record Refused(String condition, String text) implements WatchAnswer {}
}
