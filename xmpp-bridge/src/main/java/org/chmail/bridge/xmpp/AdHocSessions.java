package org.chmail.bridge.xmpp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Forms that wait to be filled in, each for one client and one verb. Forgotten at a restart. */
final class AdHocSessions {

    /** How long a form waits. */
    static final Duration LIFE = Duration.ofMinutes(10);

    enum Found {
        OPEN,
        EXPIRED,
        UNKNOWN
    }

    private record Waiting(String client, AdHocVerb verb, Instant until) {}

    private final int most;
    private final Clock clock;

    // guarded by this; the oldest first
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    AdHocSessions(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /**
     * A form is given out.
     *
     * @param client the full JID that gets it
     * @return its session id
     */
    synchronized String begin(String client, AdHocVerb verb) {
        String id = UUID.randomUUID().toString();
        waiting.put(id, new Waiting(client, verb, clock.instant().plus(LIFE)));
        if (waiting.size() > most) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        return id;
    }

    synchronized Found find(@Nullable String id, String client, AdHocVerb verb) {
        Waiting found = id == null ? null : waiting.get(id);
        if (found == null || !found.client().equals(client) || found.verb() != verb) {
            return Found.UNKNOWN;
        }
        return clock.instant().isBefore(found.until()) ? Found.OPEN : Found.EXPIRED;
    }

    synchronized void end(String id) {
        waiting.remove(id);
    }
}
