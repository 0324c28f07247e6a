package org.chmail.bridge.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Server-sent events to one page's script. Of one thread. A page that has gone is an {@link UncheckedIOException}. */
final class EventOut {

    /** Nothing is new. */
    private record Beat() {}

    private final OutputStream out;
    private final Duration keepAlive;
    private long written = System.nanoTime();

    private EventOut(OutputStream out, Duration keepAlive) {
        this.out = out;
        this.keepAlive = keepAlive;
    }

    /**
     * Begins an answer of events.
     *
     * @param keepAlive a stream is silent for at most so long
     */
    static EventOut begin(Context ctx, Duration keepAlive) throws IOException {
        ctx.disableCompression().status(200).contentType("text/event-stream;charset=utf-8");
        ctx.header("X-Accel-Buffering", "no");
        EventOut events = new EventOut(ctx.res().getOutputStream(), keepAlive);
        events.write("retry: 1000\n\n");
        return events;
    }

    /** Adds an event. */
    void event(String name, Object data) {
        event(name, null, data);
    }

    /** Adds an event after which a new stream can go on. */
    void event(String name, @Nullable Long id, Object data) {
        StringBuilder text = new StringBuilder("event: ").append(name).append('\n');
        if (id != null) {
            text.append("id: ").append(id).append('\n');
        }
        written = System.nanoTime();
        write(text.append("data: ")
                .append(Json.MAPPER.writeValueAsString(data))
                .append("\n\n")
                .toString());
    }

    /** The page sees that the line lives, what stands between does, and we see who has left. */
    void beat() {
        if (System.nanoTime() - written >= keepAlive.toNanos()) {
            event("beat", new Beat());
        }
    }

    /** Sends what was added. */
    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
