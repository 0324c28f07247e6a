package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.http.ProblemAssert.assertProblem;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorsTest {

    private static World world;

    @BeforeAll
    static void setUp(@TempDir Path folder) {
        world = new World(folder);
    }

    @AfterAll
    static void tearDown() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/mails/", "/attempts/a/b", "", "/../../c/x"})
    void answerShouldBeNotFoundWhenPathIsUnknown(String path) throws Exception {
        assertProblem(world.send(world.request(path)), 404, "not-found");
    }

    @Test
    void answerShouldBeNotFoundOutsideTheApi() throws Exception {
        assertProblem(
                world.send(HttpRequest.newBuilder(world.api("").resolve("/c/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"))),
                404,
                "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /mails, POST",
        "PUT, /deliveries, POST",
        "PATCH, /attempts/1, 'GET, HEAD, DELETE'",
        "DELETE, /openapi.json, 'GET, HEAD'",
        "OPTIONS, /attempts, POST",
        "PROPFIND, /attempts, POST"
    })
    void answerShouldNameWhatIsAllowedWhenMethodIsNot(String method, String path, String allowed) throws Exception {
        HttpResponse<String> response = world.send(world.request(path).method(method, BodyPublishers.noBody()));

        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow").orElse("").split(", ", -1))
                .containsExactlyInAnyOrder(allowed.split(", ", -1));
    }

    @Test
    void answerShouldBeUnauthorizedWhenTokenIsMissing() throws Exception {
        HttpResponse<String> response = world.send(HttpRequest.newBuilder(world.api("/attempts/1")));

        assertProblem(response, 401, "unauthorized");
        // RFC 6750 §3: "if the request lacks any authentication information … the resource server SHOULD NOT include an
        // error code"
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"chmail\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nobody", "Basic YTpi", "Bearer", "Bearer a b", "Bearer é", World.TOKEN})
    void answerShouldBeUnauthorizedWhenTokenIsNotKnown(String credentials) throws Exception {
        HttpResponse<String> response =
                world.send(HttpRequest.newBuilder(world.api("/attempts/1")).header("Authorization", credentials));

        assertProblem(response, 401, "unauthorized");
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"chmail\", error=\"invalid_token\"");
    }

    @Test
    void schemeShouldBeTakenInAnyCase() throws Exception {
        HttpResponse<String> response = world.send(
                HttpRequest.newBuilder(world.api("/attempts/1")).header("Authorization", "bearer " + World.TOKEN));

        assertProblem(response, 404, "not-found");
    }

    @Test
    void answerShouldNameTheScopeWhenTokenLacksIt() throws Exception {
        HttpResponse<String> response = world.send(HttpRequest.newBuilder(world.api("/attempts/1"))
                .header("Authorization", "Bearer " + World.MAILS_TOKEN));

        assertProblem(response, 403, "insufficient-scope");
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"chmail\", error=\"insufficient_scope\", scope=\"attempts\"");
        assertThat(response.body()).contains("`james`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /a%00b HTTP/1.1\r\nHost: x\r\n", "GET /\u0001 HTTP/1.1\r\nHost: x\r\n", "nonsense\r\n"})
    void answerShouldBeProblemWhenHttpItselfIsMalformed(String head) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.edge.apiPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "bad-request");
            assertThat(answer).doesNotContainIgnoringCase("jetty");
        }
    }

    @Test
    void failureShouldTellNothingOfInternals(@TempDir Path folder) throws Exception {
        try (World broken = new World(folder)) {
            broken.store.close();

            HttpResponse<String> response = broken.post("/mails", World.mail("<1@example.org>"));

            assertProblem(response, 500, "internal");
            assertThat(response.body()).doesNotContain("Exception", "SQL", "jdbc", folder.toString());
        }
    }
}
