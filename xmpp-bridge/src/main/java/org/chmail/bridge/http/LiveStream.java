package org.chmail.bridge.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
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
final class LiveStream implements Follower {

    static final String CONTENT_TYPE = "text/event-stream;charset=utf-8";

    /** What any commit may have changed is looked at so often at most. */
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final Visits visits;
    private final RoomFollowers followers;
    private final LiveJson json;
    private final Duration keepAlive;
    private final Visitor who;
    private final Runnable comesIn;
    private final Wake wake = new Wake();
    private volatile boolean closing;

    // of the stream's thread
    private final OutputStream out;
    private long last;
    private LiveJson.@Nullable State shown;
    private @Nullable String room;
    private boolean sat;
    private boolean cameIn;
    private long written = System.nanoTime();

    /**
     * @param last of what the page has shown of the chat already
     * @param comesIn accepts for them
     */
    LiveStream(
            Visits visits,
            RoomFollowers followers,
            LiveJson json,
            Duration keepAlive,
            Visitor who,
            long last,
            Runnable comesIn,
            OutputStream out) {
        this.visits = visits;
        this.followers = followers;
        this.json = json;
        this.keepAlive = keepAlive;
        this.who = who;
        this.last = last;
        this.comesIn = comesIn;
        this.out = out;
    }

    /** Prepares an answer for a stream. */
    static OutputStream begin(Context ctx) throws IOException {
        ctx.disableCompression().status(200).contentType(CONTENT_TYPE);
        ctx.header("X-Accel-Buffering", "no");
        return ctx.res().getOutputStream();
    }

    /** Something was committed that may concern the page. */
    void committed() {
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
                event("typing", null, new LiveJson.Typing(nick, on));
            }
        });
    }

    /** Ends the stream; the page comes back. */
    void close() {
        closing = true;
        wake.now();
    }

    /** Returns when all is over, the page has gone, or the bridge stops. */
    void run() throws InterruptedException {
        try {
            out.write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
            while (!closing && look()) {
                out.flush();
                for (Runnable todo : wake.await(PAUSE, keepAlive)) {
                    todo.run();
                }
                beat();
            }
            out.flush();
        } catch (IOException | UncheckedIOException e) {
            // The page has gone.
        } finally {
            follow(null);
        }
    }

    /** The page sees that the line lives, what stands between does, and we see who has left. */
    private void beat() {
        if (System.nanoTime() - written >= keepAlive.toNanos()) {
            event("beat", null, new LiveJson.Beat());
        }
    }

    /** False once there is nothing more to come. */
    private boolean look() {
        Optional<Sight> seen = visits.look(who, last);
        if (seen.isPresent() && seen.get().phase() == Phase.CHAT && seen.get().me() == null && !sat) {
            sat = visits.sit(who);
            seen = visits.look(who, last);
        }
        if (seen.isPresent() && seen.get().phase() == Phase.ASKED && !cameIn) {
            // They asked, were away when that was answered, and are asked in their turn: here they are.
            cameIn = true;
            comesIn.run();
            seen = visits.look(who, last);
        }
        if (seen.isEmpty()) {
            event("bye", null, json.bye("live.bye.gone"));
            return false;
        }
        Sight sight = seen.get();
        sat |= sight.me() != null;
        follow(sight.room());
        LiveJson.State state = json.state(sight);
        if (!state.equals(shown)) {
            event("state", null, state);
            shown = state;
        }
        for (ChatEvent said : sight.said()) {
            last = said.seq();
            event("said", last, json.said(said, sight.me()));
        }
        if (sight.phase() == Phase.OVER) {
            event("bye", null, json.bye("live.bye.over"));
            return false;
        }
        if (sat && sight.phase() == Phase.CHAT && sight.me() == null) {
            event("bye", null, json.bye("live.bye.left"));
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
        }
        room = next;
    }

    private void event(String name, @Nullable Long id, Object data) {
        StringBuilder text = new StringBuilder("event: ").append(name).append('\n');
        if (id != null) {
            text.append("id: ").append(id).append('\n');
        }
        text.append("data: ").append(Json.MAPPER.writeValueAsString(data)).append("\n\n");
        written = System.nanoTime();
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
