package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.http.World.json;
import static org.chmail.bridge.http.World.mail;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.chmail.bridge.directory.Preferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class MailCallsTest {

    private World world;

    @BeforeEach
    void setUp(@TempDir Path folder) {
        world = new World(folder);
    }

    @AfterEach
    void tearDown() {
        world.close();
    }

    @Test
    void stampShouldGiveIdentityWhenAuthorIsBound() throws Exception {
        HttpResponse<String> response = world.post("/mails", mail("<1@example.org>"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode stamp = json(response);
        assertThat(stamp.get("loginId").stringValue()).isEqualTo("alice@example.org");
        assertThat(stamp.get("host").stringValue()).isEqualTo("example.org");
        assertThat(stamp.get("port").intValue()).isBetween(1024, 65535);
        assertThat(stamp.get("chatUrl").stringValue()).matches("https://chat\\.example\\.org/c/[a-z2-7]{32}");
    }

    @Test
    void stampShouldGiveTheSameWhenRepeated() throws Exception {
        String first = world.post("/mails", mail("<1@example.org>")).body();

        assertThat(world.post("/mails", mail("<1@example.org>")).body()).isEqualTo(first);
        assertThat(world.post("/mails", mail("<2@example.org>")).body()).isNotEqualTo(first);
    }

    @Test
    void stampShouldBeNotBoundWhenUserIsAnother() throws Exception {
        HttpResponse<String> response = world.post(
                "/mails",
                mail("<1@example.org>").replace("\"authenticatedUser\": \"alice", "\"authenticatedUser\": \"mallory"));

        problem(response, 403, "not-bound");
    }

    @Test
    void stampShouldFollowTheLoginsWishUnlessTheMailSaysOn() throws Exception {
        new Preferences(world.commits).stamp(World.ALICE, false);

        problem(world.post("/mails", mail("<1@example.org>")), 403, "stamp-off");
        String on = mail("<1@example.org>").replace("\"clientAddress\"", "\"stamp\": \"on\", \"clientAddress\"");
        assertThat(world.post("/mails", on).statusCode()).isEqualTo(200);
    }

    @Test
    void stampShouldTakeWhatMailsReallyHold() throws Exception {
        String json = """
                {"authenticatedUser": "alice", "author": "Alice+work@EXAMPLE.org", "messageId": "<a%b&c=d@[192.0.2.1]>",
                 "subject": "점심? \\u0000\\ud800", "to": [], "cc": ["foo..bar@docomo.example", "\\"a b\\"@x.example",
                 "o'neil@x.example", "x@[IPv6:2001:db8::1]", "한국@x.example"], "clientAddress": "fe80::1%eth0"}
                """;

        assertThat(world.post("/mails", json).body()).contains("alice@example.org");
    }

    static Stream<String[]> malformedMails() {
        String ok = mail("<1@example.org>");
        return Stream.of(
                new String[] {ok.replace("\"subject\": \"Lunch?\",", ""), "`subject` is missing"},
                new String[] {ok.replace("\"Lunch?\"", "7"), "`subject` must be a text"},
                new String[] {ok.replace("\"Lunch?\"", "null"), "`subject` must be a text"},
                new String[] {ok.replace("Lunch?", "x".repeat(1001)), "`subject` must have at most 1000"},
                new String[] {ok.replace("<1@example.org>", "1@example.org"), "`messageId` must be a Message-ID"},
                new String[] {ok.replace("[\"bob@example.org\"]", "\"bob@example.org\""), "`to` must be a list"},
                new String[] {ok.replace("bob@example.org", "Bob <bob@example.org>"), "`to[0]` must be an addr-spec"},
                new String[] {ok.replace("carol@example.org", "carol"), "`cc[0]` must be an addr-spec"},
                new String[] {ok.replace("carol@example.org", "a@b@c"), "`cc[0]` must be an addr-spec"},
                new String[] {ok.replace("\"cc\"", "\"bcc\": [], \"cc\""), "`bcc` is not a field"},
                new String[] {ok.replace("\"cc\"", "\"cc\": [], \"cc\""), "must be JSON"},
                new String[] {ok.replace("\"cc\"", "\"stamp\": \"off\", \"cc\""), "`stamp` must be \"on\""},
                new String[] {ok.replace("192.0.2.7", "192.0.2.7\\r\\nX: y"), "`clientAddress` must be an IP address"},
                new String[] {
                    ok.replace("User\": \"alice@example.org", "User\": \"alice@"), "`authenticatedUser` must be"
                },
                new String[] {ok + "x", "must be JSON"},
                new String[] {"[]", "must be a JSON object"},
                new String[] {"", "must be a JSON object"},
                new String[] {"{", "must be JSON"});
    }

    @ParameterizedTest
    @MethodSource("malformedMails")
    void stampShouldNameTheFieldWhenMalformed(String json, String detail) throws Exception {
        HttpResponse<String> response = world.post("/mails", json);

        problem(response, 400, "bad-request");
        assertThat(json(response).get("detail").stringValue()).contains(detail);
    }

    @Test
    void requestShouldBeTooLargeWhenAbove256Kilobytes() throws Exception {
        String most = mail("<1@example.org>");
        String padded = most + " ".repeat(256 * 1024 - most.length());
        assertThat(world.post("/mails", padded).statusCode()).isEqualTo(200);

        problem(world.post("/mails", padded + " "), 413, "too-large");
        problem(world.post("/mails", " ".repeat(3_000_000)), 413, "too-large");
        problem(
                world.send(world.request("/mails")
                        .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[600_000])))),
                413,
                "too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "<1@example.org>, <2@example.org>, forged",
        "\"alice@, \"bob@, forged",
        "\"loginId\": \"alice@example.org\", \"loginId\": \"alice@example.org/phone\", forged",
        "\"loginId\": \"alice@example.org\", \"loginId\": \"a@b@c\", forged",
        "\"host\": \"example.org\", \"host\": \"example.com\", forged",
        "/c/, /d/, forged"
    })
    void deliveryShouldBeTrueOnlyWhenAllIsAsGivenOut(String was, String is, String verdict) throws Exception {
        JsonNode stamp = json(world.post("/mails", mail("<1@example.org>")));
        String claim =
                """
                {"loginId": "alice@example.org", "host": "example.org", "port": %d, "author": "alice@example.org",
                 "messageId": "<1@example.org>", "chatUrl": "%s", "recipients": ["bob@example.org"]}
                """.formatted(stamp.get("port").intValue(), stamp.get("chatUrl").stringValue());

        HttpResponse<String> response = world.post("/deliveries", claim.replace(was, is));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"verdict\":\"" + verdict + "\"}");
    }

    private static void problem(HttpResponse<String> response, int status, String code) {
        ProblemAssert.assertProblem(response, status, code);
    }
}
