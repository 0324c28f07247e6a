package org.chmail.openfire.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xmpp.packet.JID;

/** Who watches, and until when. Not for more than one thread. */
final class LeaseBook {
    private final Clock clock;
    private final Map<JID, Instant> ends = new HashMap<>();

    LeaseBook(Clock clock) {
        this.clock = clock;
    }

    /** Gives, or lengthens, the lease of this full JID, counted from now. */
    void grant(JID watcher, Duration lease) {
        ends.put(watcher, clock.instant().plus(lease));
    }

    /** Whether this full JID has a lease that is not over. */
    boolean holds(JID watcher) {
        forgetEnded();
        return ends.containsKey(watcher);
    }

    void end(JID watcher) {
        ends.remove(watcher);
    }

    /** All with a lease that is not over. */
    List<JID> watchers() {
        forgetEnded();
        return List.copyOf(ends.keySet());
    }

    private void forgetEnded() {
        Instant now = clock.instant();
        ends.values().removeIf(end -> !end.isAfter(now));
    }
}
