package org.chmail.it.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Short HTTP calls to servers on loopback. */
public final class Http {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    private Http() {}

    /**
     * Sends one request and reads the whole answer, at most ten seconds long.
     *
     * @param headers names and values in turn
     * @throws IOException if there is no answer
     */
    public static HttpResponse<String> send(String method, URI uri, String body, String... headers) throws IOException {
        BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LIMIT).method(method, publisher);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during %s %s".formatted(method, uri), e);
        }
    }

    /** Whether a GET is answered with 200; throws when there is no answer. */
    static boolean answersOk(URI uri) throws IOException {
        return send("GET", uri, "").statusCode() == 200;
    }
}
