package org.chmail.bridge.http;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.page.RoomFollowers;
import org.chmail.bridge.page.RoomFollowers.Follower;
import org.chmail.bridge.page.Sight;
import org.chmail.bridge.page.Sight.Phase;
import org.chmail.bridge.page.Visitor;
import org.chmail.bridge.page.Visits;
import org.jspecify.annotations.Nullable;

/**
 * One page's stream of server-sent events: how things stand, first and at each change; what is said in the chat, each once
 * and in order, from where the page left off; who types. Runs on its request's thread.
 */
final class LiveStream implements OpenStreams.Stream, Follower {

    /** What any commit may have changed is looked at so often at most. */
    private static final Duration PAUSE = Duration.ofMillis(400);
    /** The same for a page in a chat, which its room tells at once of all that cannot wait: there may be hundreds. */
    private static final Duration PAUSE_IN_CHAT = Duration.ofSeconds(1);

    private final Visits visits;
    private final RoomFollowers followers;
    private final LiveJson json;
    private final Duration keepAlive;
    private final Visitor who;
    private final Runnable comesIn;
    private final BooleanSupplier still;
    private final Wake wake = new Wake();
    private volatile boolean closing;

    // of the stream's thread
    private final EventOut out;
    private long last;
    private LiveJson.@Nullable State shown;
    private @Nullable String room;
    private boolean sat;
    private boolean cameIn;

    /**
     * A stream that has not begun.
     *
     * @param last of what the page has shown of the chat already
     * @param still whether the browser is still theirs
     * @param comesIn accepts for them
     */
    LiveStream(
            Visits visits,
            RoomFollowers followers,
            LiveJson json,
            Duration keepAlive,
            Visitor who,
            long last,
            BooleanSupplier still,
            Runnable comesIn,
            EventOut out) {
        this.visits = visits;
        this.followers = followers;
        this.json = json;
        this.keepAlive = keepAlive;
        this.who = who;
        this.still = still;
        this.last = last;
        this.comesIn = comesIn;
        this.out = out;
    }

    @Override
    public void committed() {
        wake.soon();
    }

    @Override
    public void news() {
        wake.now();
    }

    @Override
    public void typing(String nick, boolean on) {
        wake.todo(() -> {
            if (shown != null && !nick.equals(shown.me())) {
                out.event("typing", new LiveJson.Typing(nick, on));
            }
        });
    }

    @Override
    public void close() {
        closing = true;
        wake.now();
    }

    @Override
    public void run() throws InterruptedException {
        try {
            while (!closing && look()) {
                out.flush();
                for (Runnable todo : wake.await(room == null ? PAUSE : PAUSE_IN_CHAT, keepAlive)) {
                    todo.run();
                }
                out.beat();
            }
            out.flush();
        } catch (UncheckedIOException e) {
            // The page has gone.
        } finally {
            follow(null);
        }
    }

    /** False once there is nothing more to come. */
    private boolean look() {
        Optional<Sight> seen = still.getAsBoolean() ? visits.look(who, last) : Optional.empty();
        if (seen.isPresent() && seen.get().phase() == Phase.CHAT && seen.get().me() == null && !sat) {
            sat = visits.sit(who);
            seen = visits.look(who, last);
        }
        if (seen.isPresent() && seen.get().phase() == Phase.AWAITED && !cameIn) {
            cameIn = true;
            comesIn.run();
            seen = visits.look(who, last);
        }
        if (seen.isEmpty()) {
            out.event("bye", json.bye("live.bye.gone"));
            return false;
        }
        Sight sight = seen.get();
        sat |= sight.me() != null;
        follow(sight.room());
        LiveJson.State state = json.state(sight);
        if (!state.equals(shown)) {
            out.event("state", state);
            shown = state;
        }
        for (ChatEvent said : sight.said()) {
            last = said.seq();
            out.event("said", last, json.said(said, sight.me()));
        }
        if (sight.phase() == Phase.OVER) {
            out.event("bye", json.bye("live.bye.over"));
            return false;
        }
        if (sat && sight.phase() == Phase.CHAT && sight.me() == null) {
            out.event("bye", json.bye("live.bye.left"));
            return false;
        }
        return true;
    }

    private void follow(@Nullable String next) {
        if (room != null && !room.equals(next)) {
            followers.forget(room, this);
        }
        if (next != null && !next.equals(room)) {
            followers.follow(next, this);
            // What was said between the look and this is looked for.
            wake.now();
        }
        room = next;
    }
}
