package org.chmail.it.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.chmail.it.server.BridgeServer;
import org.chmail.it.server.Http;

/**
 * What the bridge says of its parts.
 *
 * @param ready whether all of them are well
 * @param parts the JSON of {@code /health/ready}
 */
public record Health(boolean ready, JsonNode parts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Asks now. */
    public static Health of(BridgeServer bridge) {
        try {
            HttpResponse<String> answer =
                    Http.send("GET", URI.create(bridge.settings().managementUrl() + "/health/ready"), "");
            return new Health(answer.statusCode() == 200, JSON.readTree(answer.body()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON from /health/ready", e);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from /health/ready", e);
        }
    }

    /** Whether that part is well. */
    public boolean isWell(String part) {
        return parts.path(part).path("ok").asBoolean();
    }

    /** What that part says of itself. */
    public String says(String part) {
        return parts.path(part).path("says").asText();
    }
}
