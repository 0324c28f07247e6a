package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.http.World.attempt;
import static org.chmail.bridge.http.World.json;
import static org.chmail.bridge.http.World.mail;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.directory.RegistrationGuard.Registration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document and what is served are the same, both ways. */
class OpenApiTest {

    private static final List<String> POSTS = List.of("/mails", "/deliveries", "/attempts");

    private World world;
    private OpenApi openApi;
    private final Set<String> seen = new TreeSet<>();

    @BeforeEach
    void setUp(@TempDir Path folder) throws Exception {
        World.Options options = new World.Options();
        options.loopbackXmpp = false;
        world = new World(folder, options);
        world.guard.learned(Registration.CLOSED);
        openApi = new OpenApi(
                call("GET", "/openapi.json", "/openapi.json", "", "").body());
    }

    @AfterEach
    void tearDown() {
        world.close();
    }

    @Test
    void documentShouldNameWhatIsServedAndNothingElse() {
        Set<String> served = world.edge.api().server().javalin().unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path.substring(Api.BASE.length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(openApi.operations()).isEqualTo(served);
    }

    @Test
    void examplesShouldFitTheirSchemas() {
        assertThat(openApi.exampleFlaws()).isEmpty();
    }

    @Test
    void everyAnswerShouldBeDescribedAndEveryDescribedOneGiven() throws Exception {
        okAnswers();
        clientErrors();
        conflicts();
        world.guard.learned(Registration.OPEN);
        post("/mails", mail("<9@example.org>"));
        world.store.close();
        POSTS.forEach(path -> post(path, "{}"));
        for (String method : List.of("GET", "HEAD", "DELETE")) {
            call(method, "/attempts/{id}", "/attempts/" + UUID.randomUUID(), "", World.TOKEN);
        }

        assertThat(seen).isEqualTo(openApi.answers());
    }

    private void okAnswers() throws Exception {
        call("HEAD", "/openapi.json", "/openapi.json", "", "");
        HttpResponse<String> stamp = post("/mails", mail("<1@example.org>"));
        int port = json(stamp).get("port").intValue();
        post("/deliveries", delivery(port));
        String id = json(post("/attempts", attempt("alice@example.org", port, "bob@example.org")))
                .get("id")
                .stringValue();
        for (String method : List.of("GET", "HEAD", "DELETE")) {
            call(method, "/attempts/{id}", "/attempts/" + id, "", World.TOKEN);
        }
    }

    private void clientErrors() throws Exception {
        for (String path : POSTS) {
            post(path, "{}");
            post(path, " ".repeat(Body.MAX_BYTES + 1));
            call("POST", path, path, "{}", "no-such-token");
        }
        call("POST", "/deliveries", "/deliveries", "{}", World.MAILS_TOKEN);
        call("POST", "/attempts", "/attempts", "{}", World.MAILS_TOKEN);
        post("/mails", mail("<2@example.org>").replace("\"author\": \"alice", "\"author\": \"bob"));
        post("/attempts", attempt("alice@example.org", 80, "bob@example.org"));
        for (String method : List.of("GET", "HEAD", "DELETE")) {
            for (String token : List.of("", World.MAILS_TOKEN, World.TOKEN)) {
                call(method, "/attempts/{id}", "/attempts/" + UUID.randomUUID(), "", token);
            }
        }
        call("DELETE", "/attempts/{id}", "/attempts/x?caller=nobody", "", World.TOKEN);
    }

    private void conflicts() throws Exception {
        int port = world.stamped("<3@example.org>");
        String id = world.asked(port);
        world.services.answering().accept(World.ALICE, new MailRef.ByPort(World.ALICE, port), null);
        call("DELETE", "/attempts/{id}", "/attempts/" + id, "", World.TOKEN);
        String outsider = mail("<4@example.org>").replace("bob@example.org", "bob@elsewhere.example");
        int outside = json(world.post("/mails", outsider)).get("port").intValue();
        post("/attempts", attempt("alice@example.org", outside, "alice@example.org"));
        world.pass(Duration.ofMinutes(11));
        post("/mails", mail("<3@example.org>").replace("bob@example.org", "dan@example.org"));
    }

    private static String delivery(int port) {
        return """
                {"loginId": "alice@example.org", "host": "example.org", "port": %d, "author": "alice@example.org",
                 "messageId": "<1@example.org>", "recipients": []}
                """.formatted(port);
    }

    private HttpResponse<String> post(String path, String body) {
        return call("POST", path, path, body, World.TOKEN);
    }

    /** Calls, and holds the answer against the document. */
    private HttpResponse<String> call(String method, String template, String path, String body, String token) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(world.api(path)).method(method, BodyPublishers.ofString(body));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> response = world.send(request);
            String answer = method + " " + template + " " + response.statusCode();
            if (openApi != null) {
                String type = response.headers().firstValue("Content-Type").orElse("");
                assertThat(openApi.flaws(answer, type, response.body()))
                        .as(answer)
                        .isEmpty();
            }
            seen.add(answer);
            return response;
        } catch (Exception e) {
            throw new AssertionError(method + " " + path, e);
        }
    }
}
