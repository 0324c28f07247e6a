package org.chmail.mailets.bridge;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one bridge (docs/protocol.md §2). A call never throws and never lasts longer than its budget: connecting, sending and the
 * whole answer are within it. Any number of threads may call.
 */
public final class BridgeClient {
    private static final Logger LOGGER = LoggerFactory.getLogger(BridgeClient.class);
    private static final int MAX_REQUEST_BYTES = 256 * 1024;
    private static final String PROBLEM = "urn:chmail:problem:";

    private final HttpClient http;
    private final URI base;
    private final String token;
    private final Duration budget;
    private final Breaker breaker;
    private final AtomicReference<Optional<String>> lasting = new AtomicReference<>(Optional.empty());

    BridgeClient(HttpClient http, URI base, String token, Duration budget, Breaker breaker) {
        this.http = http;
        this.base = base;
        this.token = token;
        this.budget = budget;
        this.breaker = breaker;
    }

    /** Asks for the identity of a mail. */
    public Outcome<Identity> stamp(Submission submission) {
        return post("/mails", submission.json(), Identity::of);
    }

    /** Asks whether the identity that a mail claims was given to it: true, or forged. */
    public Outcome<Boolean> isTrue(Delivery delivery) {
        return post("/deliveries", delivery.json(), BridgeClient::verdict);
    }

    /** What is wrong with this bridge, by what was last seen of it and by asking it now; empty if nothing is. */
    public CompletableFuture<Optional<String>> diagnose() {
        Optional<String> known = breaker.trouble().or(lasting::get);
        return known.isPresent()
                ? CompletableFuture.completedFuture(known)
                : hello().thenApply(response -> response.statusCode() == 200
                                ? Optional.<String>empty()
                                : Optional.of("it answers " + response.statusCode() + " to a request for openapi.json"))
                        .exceptionally(e -> Optional.of(why(e)));
    }

    /** The URL of the API, for messages. */
    public URI base() {
        return base;
    }

    /** Loads the HTTP client's classes and opens the connection, so that the first mail has its whole budget. */
    void warmUp() {
        var unused = hello().whenComplete(
                        (response, e) -> LOGGER.debug("Warmed up for {}: {}", base, e == null ? response : e));
    }

    private CompletableFuture<HttpResponse<Void>> hello() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/openapi.json"))
                .timeout(Duration.ofSeconds(2))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).orTimeout(3, TimeUnit.SECONDS);
    }

    private <T> Outcome<T> post(String path, String json, Reader<T> reader) {
        if (json.getBytes(StandardCharsets.UTF_8).length > MAX_REQUEST_BYTES) {
            return Outcome.none(Trouble.TOO_LARGE);
        }
        if (!breaker.permits()) {
            return Outcome.none(Trouble.BRIDGE_DOWN);
        }
        try {
            HttpResponse<String> response = exchange(path, json);
            Outcome<T> outcome =
                    response.statusCode() == 200 ? Outcome.of(reader.read(members(response))) : refusal(response);
            breaker.succeeded();
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // James stops; that says nothing about the bridge
        } catch (ExecutionException | TimeoutException | JsonException | RuntimeException e) {
            breaker.failed(why(e));
        }
        return Outcome.none(Trouble.BRIDGE_SILENT);
    }

    private HttpResponse<String> exchange(String path, String json)
            throws InterruptedException, ExecutionException, TimeoutException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(budget)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        CompletableFuture<HttpResponse<String>> call =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            // The request's own timeout ends with the answer's first line; this one covers the whole answer.
            return call.get(budget.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            call.cancel(true);
        }
    }

    private <T> Outcome<T> refusal(HttpResponse<String> response) throws JsonException {
        int status = response.statusCode();
        if (status < 400) {
            throw new JsonException("expected the status 200, got " + status);
        }
        Map<String, Object> problem = members(response);
        String type = String.valueOf(problem.get("type"));
        if (!type.startsWith(PROBLEM)) {
            throw new JsonException("expected a problem of CHmail, got the status " + status + " and type " + type);
        }
        Trouble trouble = Trouble.of(type.substring(PROBLEM.length()));
        String detail = trouble.code() + " (" + status + "): " + problem.getOrDefault("detail", "");
        if (trouble.isLasting()) {
            lasting(Optional.of(detail));
        } else {
            LOGGER.debug("The CHmail bridge {} refuses: {}", base, detail);
        }
        return Outcome.none(trouble);
    }

    private Map<String, Object> members(HttpResponse<String> response) throws JsonException {
        Map<String, Object> members = JsonReader.object(response.body());
        if (response.statusCode() == 200) {
            lasting(Optional.empty());
        }
        return members;
    }

    private void lasting(Optional<String> now) {
        Optional<String> before = lasting.getAndSet(now);
        if (now.isPresent() && before.isEmpty()) {
            LOGGER.warn("The CHmail bridge {} refuses: {}. Mail flows on", base, now.get());
        } else if (now.isEmpty() && before.isPresent()) {
            LOGGER.info("The CHmail bridge {} no longer refuses", base);
        }
    }

    private static Boolean verdict(Map<String, Object> answer) throws JsonException {
        Object verdict = answer.getOrDefault("verdict", "");
        if (verdict.equals("true") || verdict.equals("forged")) {
            return verdict.equals("true");
        }
        throw new JsonException("expected the verdict true or forged");
    }

    private String why(Throwable e) {
        if ((e instanceof ExecutionException || e instanceof CompletionException) && e.getCause() != null) {
            return why(e.getCause());
        }
        if (e instanceof TimeoutException || e instanceof HttpTimeoutException) {
            return "no whole answer within " + budget.toMillis() + " ms";
        }
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    /** Makes a value of an answer's members. */
    private interface Reader<T> {
        T read(Map<String, Object> members) throws JsonException;
    }
}
