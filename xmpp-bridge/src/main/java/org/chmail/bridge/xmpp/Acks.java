package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The stanzas that the server has not acknowledged yet (XEP-0198 §4), by stanza id. */
final class Acks {

    private final Map<String, CompletableFuture<Void>> pending = new ConcurrentHashMap<>();
    private final Duration bound;

    /** @param bound how long an acknowledgement is waited for */
    Acks(Duration bound) {
        this.bound = bound;
    }

    /**
     * Waits for the acknowledgement of a stanza that is about to be sent.
     *
     * @return fails if it does not come in time, or the session is lost
     */
    CompletableFuture<Void> await(String id) {
        CompletableFuture<Void> ack = new CompletableFuture<>();
        CompletableFuture<Void> earlier = pending.put(id, ack);
        if (earlier != null) {
            earlier.completeExceptionally(new SessionLost("stanza " + id + " is sent again"));
        }
        var unused = ack.orTimeout(bound.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> pending.remove(id, ack));
        return ack;
    }

    /** The server has this stanza. */
    void acknowledged(@Nullable String id) {
        CompletableFuture<Void> ack = id == null ? null : pending.remove(id);
        if (ack != null) {
            ack.complete(null);
        }
    }

    /** The session is lost, and with it what was not acknowledged. */
    void lost() {
        for (CompletableFuture<Void> ack : new ArrayList<>(pending.values())) {
            ack.completeExceptionally(
                    new SessionLost("the XMPP session was lost before the server had acknowledged it"));
        }
    }
}
