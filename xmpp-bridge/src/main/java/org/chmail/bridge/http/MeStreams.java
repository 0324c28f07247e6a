package org.chmail.bridge.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chmail.bridge.directory.CommitSignal;
import org.chmail.bridge.model.WebSession;

/** The open pages {@code /me}: whoever has one is on, and hears there of what changes. */
final class MeStreams {

    private final PageServices services;
    private final CommitSignal<?> commits;
    private final Pages pages;
    private final Meters meters;
    private final Duration keepAlive;

    private final Set<MeStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /** @param keepAlive a stream is silent for at most so long */
    MeStreams(EdgeServices services, Pages pages, Meters meters, Duration keepAlive) {
        this.services = services.pages();
        this.commits = services.commits();
        this.pages = pages;
        this.meters = meters;
        this.keepAlive = keepAlive;
    }

    /** Returns when the session has ended, the page has gone or the bridge stops. */
    void follow(Context ctx, WebSession session) throws IOException {
        MeStream stream = new MeStream(services, pages.words(ctx), session, keepAlive, EventOut.begin(ctx, keepAlive));
        Runnable listener = stream::committed;
        open.add(stream);
        commits.onCommit(listener);
        services.presences().opened(session.login());
        meters.streamBegan();
        try {
            if (!closing) {
                stream.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            meters.streamEnded();
            services.presences().closed(session.login());
            commits.forget(listener);
            open.remove(stream);
        }
    }

    /** Ends all streams. */
    void close() {
        closing = true;
        open.forEach(MeStream::close);
    }
}
