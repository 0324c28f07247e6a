package org.chmail.it.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.chmail.it.client.Identity;
import org.chmail.it.server.Http;

/** The bridge's HTTP API, called with a token of every scope. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final String token;

    /**
     * An API.
     *
     * @param base its URL up to {@code /api/v1}
     */
    Api(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the JSON; missing if the answer has none
     * @param retryAfter the seconds of {@code Retry-After} (RFC 9110 §10.2.3); empty if the answer has none
     */
    public record Answer(int status, JsonNode body, OptionalLong retryAfter) {}

    /** Stamps a mail as the mailet does. */
    public Answer stamp(String messageId, String author, String subject, List<String> to, List<String> cc) {
        return call(
                "POST",
                "/mails",
                Map.of(
                        "authenticatedUser", author,
                        "author", author,
                        "messageId", messageId,
                        "subject", subject,
                        "to", to,
                        "cc", cc));
    }

    /** Begins an attempt about a mail. */
    public Answer beginAttempt(Identity mail, String caller) {
        return call("POST", "/attempts", Map.of("loginId", mail.loginId(), "port", mail.port(), "caller", caller));
    }

    /** The state of an attempt. */
    public Answer attempt(String id) {
        return call("GET", "/attempts/" + id, Map.of());
    }

    /** Withdraws everybody from an attempt. */
    public Answer cancelAttempt(String id) {
        return call("DELETE", "/attempts/" + id, Map.of());
    }

    /** Calls with a JSON object, or without a body if it is empty. */
    public Answer call(String method, String path, Map<String, ?> body) {
        try {
            String text = body.isEmpty() ? "" : JSON.writeValueAsString(body);
            HttpResponse<String> answer = Http.send(
                    method,
                    URI.create(base + path),
                    text,
                    "Authorization",
                    "Bearer " + token,
                    "Content-Type",
                    "application/json");
            return new Answer(
                    answer.statusCode(),
                    JSON.readTree(answer.body()),
                    answer.headers().firstValueAsLong("Retry-After"));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON from %s %s".formatted(method, path), e);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from %s %s".formatted(method, path), e);
        }
    }
}
