package org.chmail.bridge.xmpp;

import java.time.Instant;
import java.util.Map;
import org.chmail.bridge.directory.PresenceBook;
import org.chmail.bridge.directory.PresenceBook.Sighting;
import org.chmail.bridge.directory.RegistrationGuard;
import org.chmail.bridge.directory.RegistrationGuard.Registration;
import org.chmail.bridge.model.LoginId;

/** Where the watch's news go. */
interface WatchSink {

    /** As {@link PresenceBook#snapshot}. */
    void snapshot(Map<LoginId, Sighting> users, Instant began);

    /** As {@link PresenceBook#changed}. */
    void changed(LoginId login, Sighting sighting);

    /** As {@link PresenceBook#lost}. */
    void lost();

    /** As {@link RegistrationGuard#learned}. */
    void registration(Registration registration);

    /** To the services. */
    static WatchSink to(PresenceBook book, RegistrationGuard guard) {
        return new WatchSink() {
            @Override
            public void snapshot(Map<LoginId, Sighting> users, Instant began) {
                book.snapshot(users, began);
            }

            @Override
            public void changed(LoginId login, Sighting sighting) {
                book.changed(login, sighting);
            }

            @Override
            public void lost() {
                book.lost();
            }

            @Override
            public void registration(Registration registration) {
                guard.learned(registration);
            }
        };
    }
}
