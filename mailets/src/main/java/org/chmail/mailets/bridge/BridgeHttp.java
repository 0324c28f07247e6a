package org.chmail.mailets.bridge;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** HTTP to one bridge; what is left of a mail's budget covers connecting, sending and the whole answer. */
final class BridgeHttp {
    private final HttpClient http;
    private final URI base;
    private final String token;
    private final Duration budget;

    BridgeHttp(HttpClient http, URI base, String token, Duration budget) {
        this.http = http;
        this.base = base;
        this.token = token;
        this.budget = budget;
    }

    /** Posts JSON; posts it once more if the kept connection turned out to be closed, for every call may be repeated. */
    HttpResponse<String> post(String path, String json, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return post(path, json, deadline.left());
        } catch (ExecutionException e) {
            if (!isBrokenConnection(e.getCause())) {
                throw e;
            }
            return post(path, json, deadline.left());
        }
    }

    /** How long one mail may be held up, all in all. */
    Duration budget() {
        return budget;
    }

    private HttpResponse<String> post(String path, String json, Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(within)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        CompletableFuture<HttpResponse<String>> call =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            // The request's own timeout ends with the answer's first line; this one covers the whole answer.
            return call.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            call.cancel(true);
        }
    }

    /** Asks for the API's description, which needs no token; ends within some seconds. */
    CompletableFuture<HttpResponse<Void>> hello() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/openapi.json"))
                .timeout(Duration.ofSeconds(2))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).orTimeout(3, TimeUnit.SECONDS);
    }

    /** What went wrong, in words for an admin. */
    String why(Throwable e) {
        Throwable cause = e.getCause();
        if ((e instanceof ExecutionException || e instanceof CompletionException) && cause != null) {
            return why(cause);
        }
        if (e instanceof TimeoutException || e instanceof HttpTimeoutException) {
            return "no whole answer within the " + budget.toMillis() + " ms that a mail may be held up";
        }
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    private static boolean isBrokenConnection(@Nullable Throwable e) {
        return e instanceof IOException && !(e instanceof ConnectException) && !(e instanceof HttpTimeoutException);
    }
}
