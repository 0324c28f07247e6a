package org.chmail.bridge.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chmail.bridge.attempt.AttemptView;
import org.chmail.bridge.attempt.Views;
import org.chmail.bridge.directory.CommitSignal;
import org.chmail.bridge.http.AttemptJson.ChatJson;
import org.chmail.bridge.http.AttemptJson.LegJson;
import org.jspecify.annotations.Nullable;

/**
 * Attempts as server-sent events: each present state, then each change, until the attempt has ended. A stream's thread
 * sleeps until something was committed; changes that come faster than they are sent are told as one.
 */
final class AttemptStreams {

    static final String CONTENT_TYPE = "text/event-stream";

    private final Views views;
    private final CommitSignal<?> commits;
    private final Meters meters;
    private final Duration keepAlive;

    private final Set<Semaphore> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /** @param keepAlive a stream is silent for at most so long: what stands between sees life, and we see who left */
    AttemptStreams(Views views, CommitSignal<?> commits, Meters meters, Duration keepAlive) {
        this.views = views;
        this.commits = commits;
        this.meters = meters;
        this.keepAlive = keepAlive;
    }

    /** Returns when the attempt has ended, the client has gone or the bridge stops. */
    void follow(Context ctx, String id) throws IOException {
        Semaphore wake = new Semaphore(0);
        Runnable listener = wake::release;
        open.add(wake);
        commits.onCommit(listener);
        meters.streamBegan();
        try {
            AttemptView view = views.attempt(id).orElseThrow(AttemptCalls::noAttempt);
            ctx.disableCompression().status(200).contentType(CONTENT_TYPE + ";charset=utf-8");
            tell(new Told(ctx.res().getOutputStream()), view, wake);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            meters.streamEnded();
            commits.forget(listener);
            open.remove(wake);
        }
    }

    /** Ends all streams. */
    void close() {
        closing = true;
        open.forEach(Semaphore::release);
    }

    private void tell(Told told, AttemptView first, Semaphore wake) throws InterruptedException {
        try {
            Optional<AttemptView> view = Optional.of(first);
            while (view.isPresent()) {
                told.show(AttemptJson.of(view.get()));
                if (!view.get().attempt().open() || closing) {
                    return;
                }
                if (!wake.tryAcquire(keepAlive.toMillis(), TimeUnit.MILLISECONDS)) {
                    told.comment();
                }
                wake.drainPermits();
                view = views.attempt(view.get().attempt().id());
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    /** What a client was told. */
    private static final class Told {

        private final OutputStream out;
        private final Map<String, LegJson> legs = new HashMap<>();
        private @Nullable ChatJson chat;

        Told(OutputStream out) {
            this.out = out;
        }

        void show(AttemptJson attempt) throws IOException {
            for (LegJson leg : attempt.legs()) {
                if (!leg.equals(legs.put(leg.callee(), leg))) {
                    event("leg", leg);
                }
            }
            if (attempt.chat() != null && !attempt.chat().equals(chat)) {
                chat = attempt.chat();
                event("chat", attempt.chat());
            }
            out.flush();
        }

        void comment() throws IOException {
            out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private void event(String name, Object data) throws IOException {
            String json = Json.MAPPER.writeValueAsString(data);
            out.write(("event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
