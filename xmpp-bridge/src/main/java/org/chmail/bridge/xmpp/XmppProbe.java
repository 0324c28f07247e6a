package org.chmail.bridge.xmpp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chmail.bridge.directory.PresenceBook.Sighting;
import org.chmail.bridge.directory.RegistrationGuard.Registration;
import org.chmail.bridge.model.LoginId;

/** Logs in as the bridge would, beside one that serves, and asks the plugin who is on. */
public final class XmppProbe {

    /** A resource of its own, and unavailable, so that a serving bridge keeps its session and all that is said to it. */
    private static final String NODE = "doctor";

    /**
     * What was found; each text is a sentence for an admin.
     *
     * @param xmpp why there was no session; empty if there was one
     * @param watch why it could not be learned who is on; empty if it was
     * @param registration whether anyone may register at the server
     */
    public record Findings(Optional<String> xmpp, Optional<String> watch, Registration registration) {}

    private final XmppSettings settings;

    public XmppProbe(XmppSettings settings) {
        this.settings = new XmppSettings(
                settings.domain(),
                settings.host(),
                settings.port(),
                settings.password(),
                NODE,
                settings.mucService(),
                settings.tlsRequired(),
                settings.caFile(),
                false,
                settings.roster());
    }

    /** Tries for so long at the most. */
    public Findings run(Duration patience) throws InterruptedException {
        WatchElements.register();
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("xmpp-probe").daemon(true).factory());
        Learned learned = new Learned();
        try (Session session = new Session(settings, false)) {
            SessionWatch link = new SessionWatch(session, settings.server(), Optional.empty());
            WatchClient client = new WatchClient(link, learned, WatchThread.on(thread), false, Clock.systemUTC());
            link.tell(client);
            session.addListener(client);
            session.start();
            boolean all = learned.snapshot.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Findings(session.trouble(), all ? Optional.empty() : client.trouble(), learned.registration);
        } finally {
            thread.shutdownNow();
        }
    }

    private static final class Learned implements WatchSink {
        private final CountDownLatch snapshot = new CountDownLatch(1);
        private volatile Registration registration = Registration.UNKNOWN;

        @Override
        public void snapshot(Map<LoginId, Sighting> users, Instant began) {
            snapshot.countDown();
        }

        @Override
        public void changed(LoginId login, Sighting sighting) {}

        @Override
        public void lost() {}

        @Override
        public void registration(Registration now) {
            registration = now;
        }
    }
}
