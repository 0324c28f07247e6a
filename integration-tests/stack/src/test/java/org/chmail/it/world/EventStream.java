package org.chmail.it.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Server-sent events, heard as they come. */
public final class EventStream implements AutoCloseable {

    private final HttpClient client;
    private final HttpResponse<Stream<String>> answer;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private EventStream(HttpClient client, HttpResponse<Stream<String>> answer) {
        this.client = client;
        this.answer = answer;
        Thread.startVirtualThread(this::listen);
    }

    /**
     * Opens a stream.
     *
     * @param client ends with the stream
     * @param headers names and values in turn, besides {@code Accept}
     */
    public static EventStream open(HttpClient client, URI uri, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", "text/event-stream")
                .headers(headers)
                .build();
        try {
            HttpResponse<Stream<String>> answer = client.send(request, BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new AssertionError("%d for the stream %s".formatted(answer.statusCode(), uri));
            }
            return new EventStream(client, answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("no stream at " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while opening " + uri, e);
        }
    }

    /** Waits that long for a line with those words. */
    public void hears(String words, Duration atMost) {
        Awaitility.await("\"%s\" in the stream %s".formatted(words, answer.uri()))
                .atMost(atMost)
                .until(() -> lines.stream().anyMatch(line -> line.contains(words)));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void listen() {
        try (Stream<String> coming = answer.body()) {
            coming.forEach(lines::add);
        } catch (java.io.UncheckedIOException e) {
            lines.add(": ended by " + e.getMessage());
        }
    }
}
