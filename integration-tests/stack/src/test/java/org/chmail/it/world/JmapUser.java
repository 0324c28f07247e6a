package org.chmail.it.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.chmail.it.Person;
import org.chmail.it.server.Http;

/** A person at a mail program that speaks JMAP (RFC 8620, RFC 8621). */
public final class JmapUser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CAPABILITIES =
            List.of("urn:ietf:params:jmap:core", "urn:ietf:params:jmap:mail", "urn:ietf:params:jmap:submission");

    private final Person person;
    private final String server;

    JmapUser(Person person, int port) {
        this.person = person;
        this.server = "http://127.0.0.1:" + port;
    }

    /** Submits a mail with {@code EmailSubmission/set} (RFC 8621 §7.5) and returns its Message-ID. */
    public String submits(String to, String subject) {
        String account = session()
                .path("primaryAccounts")
                .path("urn:ietf:params:jmap:mail")
                .asText();
        String messageId = "jmap-" + System.nanoTime() + "@mail.example";
        JsonNode mailboxes = call(List.of("Mailbox/get", Map.of("accountId", account), "0"))
                .path(0)
                .path(1)
                .path("list");
        Map<String, Object> mail = Map.of(
                "mailboxIds", Map.of(mailboxes.path(0).path("id").asText(), true),
                "from", List.of(Map.of("email", person.address())),
                "to", List.of(Map.of("email", to)),
                "subject", subject,
                "messageId", List.of(messageId),
                "htmlBody", List.of(Map.of("partId", "p", "type", "text/html")),
                "bodyValues", Map.of("p", Map.of("value", "<p>Hello.</p>")));
        Map<String, Object> submission = Map.of(
                "emailId",
                "#mail",
                "envelope",
                Map.of(
                        "mailFrom", Map.of("email", person.address()),
                        "rcptTo", List.of(Map.of("email", to))));
        JsonNode answers = call(
                List.of("Email/set", Map.of("accountId", account, "create", Map.of("mail", mail)), "0"),
                List.of(
                        "EmailSubmission/set",
                        Map.of("accountId", account, "create", Map.of("sent", submission)),
                        "1"));
        if (answers.path(1).path(1).path("created").path("sent").isMissingNode()) {
            throw new AssertionError("James did not take the mail by JMAP: " + answers);
        }
        return "<" + messageId + ">";
    }

    private JsonNode session() {
        return send("GET", "/jmap/session", "");
    }

    private JsonNode call(List<?>... calls) {
        try {
            return send(
                            "POST",
                            "/jmap",
                            JSON.writeValueAsString(Map.of("using", CAPABILITIES, "methodCalls", List.of(calls))))
                    .path("methodResponses");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode send(String method, String path, String body) {
        String secret = Base64.getEncoder()
                .encodeToString((person.address() + ":" + person.password()).getBytes(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer = Http.send(
                    method,
                    URI.create(server + path),
                    body,
                    "Authorization",
                    "Basic " + secret,
                    "Accept",
                    "application/json; jmapVersion=rfc-8621",
                    "Content-Type",
                    "application/json");
            if (answer.statusCode() != 200) {
                throw new AssertionError("JMAP %s: %d %s".formatted(path, answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("JMAP does not answer", e);
        }
    }
}
