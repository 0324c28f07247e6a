package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.http.ProblemAssert.assertProblem;
import static org.chmail.bridge.http.World.attempt;
import static org.chmail.bridge.http.World.json;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.chmail.bridge.attempt.MailRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AttemptCallsTest {

    private World world;
    private int port;

    @BeforeEach
    void setUp(@TempDir Path folder) throws Exception {
        world = new World(folder);
        port = world.stamped("<1@example.org>");
    }

    @AfterEach
    void tearDown() {
        world.close();
    }

    @Test
    void attemptShouldBeginAndBeShown() throws Exception {
        HttpResponse<String> begun = ask("bob@example.org");

        assertThat(begun.statusCode()).isEqualTo(201);
        String id = json(begun).get("id").stringValue();
        String location = begun.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> shown =
                world.send(HttpRequest.newBuilder(world.api("").resolve(location))
                        .header("Authorization", "Bearer " + World.TOKEN));
        assertThat(json(shown)).isEqualTo(Json.MAPPER.readTree("""
                        {"id": "%s", "state": "OPEN", "loginId": "alice@example.org", "port": %d, "subject": "Lunch?",
                         "callers": ["bob@example.org"],
                         "legs": [{"callee": "alice@example.org", "state": "RINGING", "ring": 1}], "chat": null}
                        """.formatted(id, port)));
    }

    @Test
    void secondCallerShouldJoinTheSameAttempt() throws Exception {
        String id = world.asked(port);

        assertThat(json(ask("carol@example.org")).get("id").stringValue()).isEqualTo(id);
        assertThat(json(ask("bob@example.org")).get("id").stringValue()).isEqualTo(id);
        assertThat(show(id).get("callers"))
                .isEqualTo(Json.MAPPER.readTree("[\"bob@example.org\", \"carol@example.org\"]"));
    }

    @Test
    void strangerShouldReadTheSameAsForAPortThatDoesNotExist() throws Exception {
        HttpResponse<String> stranger = ask("mallory@example.org");
        HttpResponse<String> noPort =
                world.post("/attempts", attempt("alice@example.org", port == 2000 ? 2001 : 2000, "bob@example.org"));

        assertProblem(stranger, 404, "not-found");
        assertThat(noPort.statusCode()).isEqualTo(404);
        assertThat(stranger.body()).isEqualTo(noPort.body());
    }

    @Test
    void attemptShouldBeRefusedWhenTooManyWouldBeCalled() throws Exception {
        String mail = World.mail("<2@example.org>")
                .replace("[\"bob@example.org\"]", "[\"b@example.org\", \"c@example.org\", \"d@example.org\"]");
        int many = json(world.post("/mails", mail)).get("port").intValue();

        assertProblem(
                world.post("/attempts", attempt("alice@example.org", many, "alice@example.org")),
                409,
                "too-many-callees");
    }

    static Stream<String[]> malformedAttempts() {
        String ok = attempt("alice@example.org", 2000, "bob@example.org");
        return Stream.of(
                new String[] {ok.replace("2000", "\"2000\""), "`port` must be a whole number"},
                new String[] {ok.replace("2000", "70000"), "`port` must be a whole number between 1 and 65535"},
                new String[] {ok.replace("2000", "2000.5"), "`port` must be a whole number"},
                new String[] {ok.replace("bob@example.org", "bob@example.org/phone"), "`caller` must be a login ID"},
                new String[] {ok.replace("alice@example.org", "alice"), "`loginId` must be a login ID"},
                new String[] {ok.replace("caller", "Caller"), "`caller` is missing"});
    }

    @ParameterizedTest
    @MethodSource("malformedAttempts")
    void attemptShouldNameTheFieldWhenMalformed(String json, String detail) throws Exception {
        HttpResponse<String> response = world.post("/attempts", json);

        assertProblem(response, 400, "bad-request");
        assertThat(json(response).get("detail").stringValue()).contains(detail);
    }

    @Test
    void attemptShouldGoOnWhenOneOfItsCallersWithdraws() throws Exception {
        String id = world.asked(port);
        ask("carol@example.org");

        assertThat(delete(id, "?caller=bob@example.org").statusCode()).isEqualTo(204);
        assertThat(show(id).get("callers")).isEqualTo(Json.MAPPER.readTree("[\"carol@example.org\"]"));
        assertThat(show(id).get("state").stringValue()).isEqualTo("OPEN");
    }

    @Test
    void attemptShouldEndWhenAllWithdraw() throws Exception {
        String id = world.asked(port);
        ask("carol@example.org");

        HttpResponse<String> response = delete(id, "");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(show(id).get("state").stringValue()).isEqualTo("ENDED");
        assertThat(show(id).get("legs").get(0).get("state").stringValue()).isEqualTo("CANCELLED");
        assertThat(delete(id, "").statusCode()).isEqualTo(204);
    }

    @Test
    void withdrawingShouldBeRefusedWhenChatHasBegun() throws Exception {
        String id = world.asked(port);
        world.services.answering().accept(World.ALICE, new MailRef.ByPort(World.ALICE, port), null);

        assertProblem(delete(id, ""), 409, "chat-open");
        assertThat(show(id).get("chat").get("state").stringValue()).isEqualTo("OPENING");
        assertThat(show(id).get("chat").get("room").stringValue()).endsWith("@chats.example.org");
    }

    @Test
    void withdrawingShouldNameTheParameterWhenMalformed() throws Exception {
        String id = world.asked(port);

        assertThat(delete(id, "?caller=bob").body()).contains("`caller` must be a login ID");
        assertThat(delete(id, "?calller=bob@example.org").body()).contains("`calller` is not a parameter");
        assertProblem(delete(id, "?caller=bob@example.org&caller=carol@example.org"), 400, "bad-request");
        assertThat(show(id).get("state").stringValue()).isEqualTo("OPEN");
    }

    private HttpResponse<String> ask(String caller) throws Exception {
        return world.post("/attempts", attempt("alice@example.org", port, caller));
    }

    private HttpResponse<String> delete(String id, String query) throws Exception {
        return world.send(world.request("/attempts/" + id + query).DELETE());
    }

    private JsonNode show(String id) throws Exception {
        return json(world.send(world.request("/attempts/" + id)));
    }
}
