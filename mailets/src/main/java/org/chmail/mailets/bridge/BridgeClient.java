package org.chmail.mailets.bridge;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one bridge (docs/protocol.md §2). A call never throws and never lasts longer than its deadline. Any number of threads may
 * call.
 */
public final class BridgeClient {
    private static final Logger LOGGER = LoggerFactory.getLogger(BridgeClient.class);
    private static final int MAX_REQUEST_BYTES = 256 * 1024;
    private static final String PROBLEM = "urn:chmail:problem:";

    private final URI base;
    private final BridgeHttp http;
    private final Breaker breaker;
    private final AtomicReference<Optional<String>> refusal = new AtomicReference<>(Optional.empty());

    BridgeClient(URI base, BridgeHttp http, Breaker breaker) {
        this.base = base;
        this.http = http;
        this.breaker = breaker;
    }

    /** Begins with a mail: it is held up for no longer than the budget, counted from now. */
    public Deadline begin() {
        return Deadline.in(http.budget());
    }

    /** Asks for the identity of a mail. */
    public Outcome<Identity> stamp(Submission submission, Deadline deadline) {
        return post("/mails", submission.json(MAX_REQUEST_BYTES), deadline, Identity::of);
    }

    /** Asks whether the identity that a mail claims was given to it: true, or forged. */
    public Outcome<Boolean> isTrue(Delivery delivery, Deadline deadline) {
        return post("/deliveries", delivery.json(), deadline, BridgeClient::verdict);
    }

    /** What is wrong with this bridge, by what was last seen of it and by asking it now; empty if nothing is. */
    public CompletableFuture<Optional<String>> diagnose() {
        Optional<String> known = breaker.trouble().or(refusal::get);
        return known.isPresent()
                ? CompletableFuture.completedFuture(known)
                : http.hello()
                        .thenApply(response -> response.statusCode() == 200
                                ? Optional.<String>empty()
                                : Optional.of("it answers " + response.statusCode() + " to a request for openapi.json"))
                        .exceptionally(e -> Optional.of(http.why(e)));
    }

    /** The URL of the API, for messages. */
    public URI base() {
        return base;
    }

    /** Loads the HTTP client's classes and opens the connection, so that the first mail has its whole budget. */
    void warmUp() {
        var unused = http.hello()
                .whenComplete((response, e) -> LOGGER.debug("Warmed up for {}: {}", base, e == null ? response : e));
    }

    private <T> Outcome<T> post(String path, String json, Deadline deadline, Reader<T> reader) {
        if (json.getBytes(StandardCharsets.UTF_8).length > MAX_REQUEST_BYTES) {
            return Outcome.none(Trouble.TOO_LARGE);
        }
        if (!breaker.permits()) {
            return Outcome.none(Trouble.BRIDGE_DOWN);
        }
        try {
            Outcome<T> outcome = outcome(http.post(path, json, deadline), reader);
            breaker.succeeded();
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // James stops; that says nothing about the bridge
        } catch (ExecutionException | TimeoutException | JsonException | RuntimeException e) {
            breaker.failed(http.why(e));
        }
        return Outcome.none(Trouble.BRIDGE_SILENT);
    }

    private <T> Outcome<T> outcome(HttpResponse<String> response, Reader<T> reader) throws JsonException {
        int status = response.statusCode();
        if (status != 200 && status < 400) {
            throw new JsonException("expected the status 200, got " + status);
        }
        Map<String, Object> members = members(response);
        if (status == 200) {
            T value = reader.read(members);
            refusalIs(Optional.empty());
            return Outcome.of(value);
        }
        String type = String.valueOf(members.get("type"));
        if (!type.startsWith(PROBLEM)) {
            throw new JsonException("expected a problem of CHmail, got the status " + status + " and type " + type);
        }
        Trouble trouble = Trouble.of(type.substring(PROBLEM.length()));
        String detail = trouble.code() + " (" + status + "): " + members.getOrDefault("detail", "");
        if (trouble.isLasting()) {
            refusalIs(Optional.of(detail));
        } else {
            LOGGER.debug("The CHmail bridge {} refuses: {}", base, detail);
        }
        return Outcome.none(trouble);
    }

    private static Map<String, Object> members(HttpResponse<String> response) throws JsonException {
        try {
            return JsonReader.object(response.body());
        } catch (JsonException e) {
            throw new JsonException(
                    "its answer with status " + response.statusCode() + " is not JSON: " + e.getMessage());
        }
    }

    private void refusalIs(Optional<String> now) {
        Optional<String> before = refusal.getAndSet(now);
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

    /** Makes a value of an answer's members. */
    private interface Reader<T> {
        T read(Map<String, Object> members) throws JsonException;
    }
}
