package org.chmail.bridge.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chmail.bridge.directory.CommitSignal;
import org.chmail.bridge.directory.PagePresences;
import org.chmail.bridge.model.LoginId;

/** The streams that pages hold open: each hears of every change, and whoever has one is on. */
final class OpenStreams {

    /** What happens, told to one page. */
    interface Stream {

        /** Something was committed that may concern the page. Must not block. */
        void committed();

        /** Returns when all is told, the page has gone, or the bridge stops. */
        void run() throws InterruptedException;

        /** Ends the stream; the page comes back. */
        void close();
    }

    private final CommitSignal<?> commits;
    private final PagePresences presences;
    private final Meters meters;
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    OpenStreams(CommitSignal<?> commits, PagePresences presences, Meters meters) {
        this.commits = commits;
        this.presences = presences;
        this.meters = meters;
    }

    /** Runs a stream to its end, on the request's thread. */
    void run(LoginId who, Stream stream) {
        Runnable listener = stream::committed;
        open.add(stream);
        commits.onChange(listener);
        presences.opened(who);
        meters.streamBegan();
        try {
            if (!closing) {
                stream.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            meters.streamEnded();
            presences.closed(who);
            commits.forget(listener);
            open.remove(stream);
        }
    }

    /** Ends all streams. */
    void close() {
        closing = true;
        open.forEach(Stream::close);
    }
}
