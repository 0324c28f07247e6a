package org.chmail.openfire.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.chmail.openfire.Worker;
import org.dom4j.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * The watch itself: leases, the number of the last change, and what was last told of whom. One thread calls it
 * ({@link Worker}), and pushes leave within the call that numbers them: so no answer ever shows a number whose push
 * has not left before it.
 */
final class WatchBook {
    private static final Logger LOG = LoggerFactory.getLogger(WatchBook.class);

    private final Clock clock;
    private final String epoch;
    private final Sessions sessions;
    private final WatchStanzas stanzas;
    private final Instant started;
    private final LeaseBook leases;

    // Confined to the watch's thread, but for "watched", which presence events read.
    private final Map<JID, UserPresence> told = new TreeMap<>();
    private long seq;
    private volatile boolean watched;

    /**
     * @param epoch new each time the plugin starts
     * @param registrationOpen whether in-band registration (XEP-0077) is allowed now
     */
    WatchBook(Clock clock, String epoch, Sessions sessions, BooleanSupplier registrationOpen) {
        this.clock = clock;
        this.epoch = epoch;
        this.sessions = sessions;
        this.stanzas = new WatchStanzas(epoch, registrationOpen);
        this.started = clock.instant();
        this.leases = new LeaseBook(clock);
    }

    /** Whether a change is of interest to anyone. From any thread. */
    boolean isWatched() {
        return watched;
    }

    /** Starts a watch, or starts it anew. The answer holds all that is so at its number. */
    Element watch(JID watcher, Duration lease) {
        List<JID> others = leases.watchers();
        if (others.isEmpty()) {
            told.clear();
        }
        watched = true; // before the look at all: what changes from here on comes through changed(user)
        Map<JID, UserPresence> now = sessions.all();
        if (others.isEmpty()) {
            told.putAll(now);
        } else {
            TreeSet<JID> users = new TreeSet<>(told.keySet());
            users.addAll(now.keySet());
            users.forEach(user -> tell(user, now.getOrDefault(user, UserPresence.none())));
        }
        if (!leases.holds(watcher)) {
            LOG.info("{} watches presence, epoch {}", watcher, epoch);
        }
        leases.grant(watcher, lease);
        return stanzas.snapshot(Duration.between(started, clock.instant()), seq, lease, told);
    }

    /** Lengthens a watch; nothing if there is none. */
    Optional<Element> renew(JID watcher, Duration lease) {
        if (!leases.holds(watcher)) {
            return Optional.empty();
        }
        leases.grant(watcher, lease);
        return Optional.of(stanzas.renewed(seq, lease));
    }

    /** Ends a watch, asked for or because its session is gone. */
    void end(JID watcher) {
        if (leases.holds(watcher)) {
            LOG.info("{} watches no more", watcher);
            leases.end(watcher);
        }
    }

    /** Looks at this user (a bare JID), and pushes what is new of them. */
    void changed(JID user) {
        if (leases.watchers().isEmpty()) {
            watched = false;
            told.clear();
            return;
        }
        tell(user, sessions.of(user));
    }

    private void tell(JID user, UserPresence now) {
        UserPresence before = now.isNone() ? told.remove(user) : told.put(user, now);
        if (now.equals(before == null ? UserPresence.none() : before)) {
            return;
        }
        seq++;
        for (JID watcher : leases.watchers()) {
            if (!sessions.push(watcher, stanzas.push(seq, user, now))) {
                end(watcher);
            }
        }
    }
}
