package org.chmail.it.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A page's stream of events, which comes back after it was cut as the page's script does. Unlike the script it forgives
 * nothing: it keeps what is told twice.
 */
final class PageStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PAUSE_MILLIS = 1000;

    private final PageClient client;
    private final List<Shown> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    // Written by the stream's thread, read by any.
    private volatile @Nullable InputStream line;
    private volatile JsonNode state = JSON.createObjectNode();
    private volatile String bye = "";
    private volatile String trouble = "";

    PageStream(PageClient client) {
        this.client = client;
        Thread.startVirtualThread(this::follow);
    }

    /** What was said, as it came. */
    List<Shown> said() {
        return said;
    }

    /** How things stand: {@code asking}, {@code chat}, {@code over}; empty before that is told. */
    String phase() {
        return state.path("phase").asText();
    }

    /** What they are called in the chat; empty while they are not in it. */
    String me() {
        return state.path("me").asText("");
    }

    /** Why it ended for good; empty if it did not. */
    String bye() {
        return bye;
    }

    /** How often the stream came back. */
    int comebacks() {
        return Math.max(0, begun.get() - 1);
    }

    /** What went wrong last on the line; empty if nothing did. */
    String trouble() {
        return trouble;
    }

    /** Cuts the line, as a network does. */
    void cut() {
        InputStream now = line;
        if (now != null) {
            try {
                now.close();
            } catch (IOException e) {
                trouble = e.toString();
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        cut();
    }

    private void follow() {
        long last = 0;
        try {
            do {
                last = listen(last);
            } while (bye.isEmpty() && !closed.await(pause(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long pause() {
        return (long) (PAUSE_MILLIS * (0.7 + 0.6 * ThreadLocalRandom.current().nextDouble()));
    }

    /** Returns the last id when the line has ended. */
    private long listen(long after) {
        long last = after;
        try (InputStream in = client.live(after, begun.get() % 2 == 0)) {
            line = in;
            begun.incrementAndGet();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String name = "";
            long id = 0;
            for (String each = lines.readLine(); each != null; each = lines.readLine()) {
                if (each.startsWith("event: ")) {
                    name = each.substring("event: ".length());
                } else if (each.startsWith("id: ")) {
                    id = Long.parseLong(each.substring("id: ".length()));
                } else if (each.startsWith("data: ")) {
                    happened(name, JSON.readTree(each.substring("data: ".length())));
                    last = Math.max(last, id);
                }
            }
        } catch (IOException e) {
            trouble = e.toString();
        }
        return last;
    }

    private void happened(String name, JsonNode data) {
        switch (name) {
            case "said" ->
                said.add(new Shown(data.path("nick").asText(), data.path("body").asText(), System.nanoTime()));
            case "state" -> state = data;
            case "bye" -> bye = data.path("note").asText();
            default -> {
                // beats, and who types
            }
        }
    }
}
