package org.chmail.bridge.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.model.PresencePolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is on, as the watch tells it. A change counts for the ladder only once it has lasted; while the XMPP server can't
 * be asked, everyone is unknown, and off is unknown while its epoch is younger than {@code presence.restartGrace}.
 */
public final class PresenceBook implements Presences {

    /**
     * One user as the watch shows it.
     *
     * @param presence on, quiet or off
     * @param resources the available ones
     */
    public record Sighting(Presence presence, List<Resource> resources) {

        public static final Sighting NONE = new Sighting(Presence.OFF, List.of());

        public Sighting {
            resources = List.copyOf(resources);
        }
    }

    /**
     * One connected client.
     *
     * @param address its host as text, empty if unknown
     */
    public record Resource(String name, String address) {}

    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(PresenceBook.class);

    private final String host;
    private final PresencePolicy policy;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final LastSeen lastSeen;

    // guarded by this
    private final Sightings sightings = new Sightings();
    /** The number of the last change of each login's presence: what is due later is void once it has moved on. */
    private final Map<LoginId, Long> marks = new HashMap<>();

    private @Nullable Instant epochBegan;
    private long changes;
    private PresenceListener listener = PresenceListener.NONE;

    /**
     * @param host the XMPP domain: users elsewhere are always unknown
     * @param scheduler runs what the listener does
     */
    public PresenceBook(
            String host, PresencePolicy policy, Clock clock, ScheduledExecutorService scheduler, LastSeen lastSeen) {
        this.host = host;
        this.policy = policy;
        this.clock = clock;
        this.scheduler = scheduler;
        this.lastSeen = lastSeen;
    }

    @Override
    public synchronized Presence of(LoginId login) {
        Instant began = epochBegan;
        if (began == null || !login.domain().equals(host)) {
            return Presence.UNKNOWN;
        }
        Presence seen = sightings.presence(login);
        boolean young = clock.instant().isBefore(began.plus(policy.restartGrace()));
        return seen == Presence.OFF && young ? Presence.UNKNOWN : seen;
    }

    /** From now on {@code listener} is told, on the scheduler. */
    public synchronized void tell(PresenceListener next) {
        listener = next;
    }

    /** Whether the watch holds. */
    public synchronized boolean watching() {
        return epochBegan != null;
    }

    /**
     * Everyone who is not off, at a (re)start of the watch.
     *
     * @param began when the XMPP server's present epoch began
     */
    public synchronized void snapshot(Map<LoginId, Sighting> users, Instant began) {
        Map<LoginId, Sighting> before = sightings.all();
        Map<LoginId, Presence> were = new HashMap<>();
        before.keySet().forEach(login -> were.put(login, sightings.presence(login)));
        boolean gap = epochBegan == null;
        epochBegan = began;
        sightings.replace(users);
        if (!gap) {
            Set<LoginId> all = new HashSet<>(before.keySet());
            all.addAll(users.keySet());
            all.forEach(login -> noticeChange(login, were.getOrDefault(login, Presence.OFF)));
        }
        Map<LoginId, String> addresses = new HashMap<>();
        users.forEach((login, sighting) ->
                newAddress(sighting, before.get(login)).ifPresent(address -> addresses.put(login, address)));
        after(Duration.ZERO, () -> lastSeen.seen(addresses));
        after(longer(policy.onAfter(), policy.offAfter()), () -> listener().lookAgain());
        Duration age = Duration.between(began, clock.instant());
        if (age.compareTo(policy.restartGrace()) < 0) {
            after(
                    policy.restartGrace().minus(age).plusMillis(1),
                    () -> listener().lookAgain());
        }
    }

    /** One user's new state. */
    public synchronized void changed(LoginId login, Sighting sighting) {
        Sighting before = sightings.of(login);
        Presence was = sightings.presence(login);
        sightings.put(login, sighting);
        newAddress(sighting, before)
                .ifPresent(address -> after(Duration.ZERO, () -> lastSeen.seen(Map.of(login, address))));
        noticeChange(login, was);
    }

    /** The clients that the watch names for this login. */
    synchronized List<String> resources(LoginId login) {
        return sightings.resources(login);
    }

    /** Those of them that did not answer. */
    synchronized List<String> silentResources(LoginId login) {
        return sightings.silent(login);
    }

    /**
     * None of these clients answered: unless there is another one by now, the login counts as off.
     *
     * @return false if it does not
     */
    synchronized boolean silent(LoginId login, List<String> resources) {
        Presence was = sightings.presence(login);
        if (was != Presence.ON || !resources.containsAll(sightings.resources(login))) {
            return false;
        }
        sightings.silence(login, resources);
        noticeChange(login, was);
        return true;
    }

    /** A client that did not answer is there after all: it has answered now, or said something. */
    public synchronized void heard(LoginId login) {
        Presence was = sightings.presence(login);
        sightings.unsilence(login);
        noticeChange(login, was);
    }

    /** The watch is lost: everyone is unknown until the next snapshot. */
    public synchronized void lost() {
        epochBegan = null;
        sightings.replace(Map.of());
        marks.clear();
    }

    private synchronized PresenceListener listener() {
        return listener;
    }

    private void noticeChange(LoginId login, Presence was) {
        Presence is = sightings.presence(login);
        if (was == is) {
            return;
        }
        long mark = ++changes;
        marks.put(login, mark);
        switch (is) {
            case ON -> after(policy.onAfter(), () -> tellIfStill(login, mark, Presence.ON));
            case OFF -> after(policy.offAfter(), () -> tellIfStill(login, mark, Presence.OFF));
            case QUIET, UNKNOWN -> {}
        }
    }

    private void tellIfStill(LoginId login, long mark, Presence expected) {
        synchronized (this) {
            if (marks.getOrDefault(login, 0L) != mark || of(login) != expected) {
                return;
            }
        }
        if (expected == Presence.ON) {
            listener().cameOn(login);
        } else {
            listener().wentOff(login);
        }
    }

    /** The address of a resource that was not there before, else of any. */
    private static Optional<String> newAddress(Sighting now, @Nullable Sighting before) {
        List<Resource> known = before == null ? List.of() : before.resources();
        return now.resources().stream()
                .filter(resource -> !known.contains(resource))
                .findFirst()
                .or(() -> now.resources().stream().findFirst())
                .map(Resource::address)
                .filter(address -> !address.isEmpty());
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private void after(Duration delay, Runnable task) {
        var unused = scheduler.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nobody says a second time that someone came on: what could not be acted on is acted on later. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A change of presence could not be acted on; it is tried again in {}", AGAIN, e);
            after(AGAIN, task);
        }
    }
}
