package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MePagesTest {

    private static final String COOKIE = "a".repeat(40);
    private static final String ELSEWHERE = "b".repeat(40);

    private World world;
    private SignedInBrowser browser;
    private int port;
    private Mail mail;

    @BeforeEach
    void aliceIsSignedInAndAsked(@TempDir Path folder) throws Exception {
        world = new World(folder);
        port = world.stamped("<1@example.org>");
        mail = world.store.read(tx -> tx.mails().byPort(World.ALICE, port)).orElseThrow();
        browser = SignedInBrowser.of(world, World.ALICE, COOKIE, "here");
        world.asked(port);
    }

    @AfterEach
    void tearDown() {
        world.close();
    }

    private Leg leg() {
        return world.services.views().openOf(World.BOB).get(0).legs().get(0);
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return new SignedInBrowser(world, cookie).get(path);
    }

    private HttpResponse<String> me() throws Exception {
        return browser.get("/me");
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return browser.post(path, form);
    }

    private static void leadsTo(HttpResponse<String> response, String path) {
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains(path);
    }

    @Test
    void pageShouldShowWhoAsksAndTheMailsByNamesAlone() throws Exception {
        HttpResponse<String> page = me();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<bdi>bob</bdi> would like to chat", "Lunch?", "To <bdi>bob, carol</bdi>")
                .contains("value=\"" + leg().id() + "\"", "Firefox (Linux)", "this browser", "alice@example.org")
                .contains("<article class=\"ring now\">")
                .doesNotContain("bob@example.org", "carol@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/me/c/x"})
    void strangerShouldBeSentToTheSignIn(String path) throws Exception {
        leadsTo(get(path, ELSEWHERE), "/in");
        assertThat(get("/me/live", ELSEWHERE).statusCode()).isEqualTo(403);
        assertThat(get("/me/c/" + mail.id() + "/live", ELSEWHERE).statusCode()).isEqualTo(403);
    }

    @Test
    void acceptShouldLeadToTheChat() throws Exception {
        leadsTo(post("/me/answer", "answer=accept&minutes=10&leg=" + leg().id()), "/me/c/" + mail.id());

        assertThat(leg().state()).isEqualTo(LegState.JOINED);
        HttpResponse<String> chat = get("/me/c/" + mail.id(), COOKIE);
        assertThat(chat.statusCode()).isEqualTo(200);
        assertThat(chat.body())
                .contains("data-base=\"/me/c/" + mail.id() + "\"", "href=\"/me\"", "Chat with bob, carol")
                .contains("chat alice@example.org " + port);
        assertThat(me().body()).contains("href=\"/me/c/" + mail.id() + "\"").doesNotContain("class=\"ring");
        leadsTo(post("/me/answer", "answer=accept&minutes=10&leg=" + leg().id()), "/me/c/" + mail.id());
    }

    @Test
    void declineShouldBeShownAmongWhoAsked() throws Exception {
        leadsTo(post("/me/answer", "answer=decline&minutes=10&leg=" + leg().id()), "/me?done=declined");

        assertThat(get("/me?done=declined", COOKIE).body())
                .contains("You declined. They are told.", "you declined")
                .doesNotContain("class=\"ring");
    }

    @Test
    void laterShouldStillAskButBeSilent() throws Exception {
        leadsTo(post("/me/answer", "answer=later&minutes=10&leg=" + leg().id()), "/me?done=later");

        assertThat(leg().state()).isEqualTo(LegState.PARKED);
        assertThat(me().body()).contains("<article class=\"ring\">", "You are asked again in 10 minutes or less.");
    }

    @Test
    void questionToSomeoneElseShouldNotBeAnswered() throws Exception {
        String leg = leg().id();
        SignedInBrowser.of(world, World.BOB, COOKIE, "bob");

        leadsTo(post("/me/answer", "answer=accept&minutes=10&leg=" + leg), "/me?done=over");
        assertThat(leg().state()).isEqualTo(LegState.RINGING);
    }

    @Test
    void withdrawnQuestionShouldBeShownAsMissed() throws Exception {
        world.services.withdrawing().withdraw(World.BOB, null, null);

        assertThat(me().body()).contains("you missed it").doesNotContain("class=\"ring");
    }

    @Test
    void nobodyBlockedShouldBeSeenToHaveAsked() throws Exception {
        world.services.blocking().block(World.ALICE, World.BOB, null);

        assertThat(me().body()).doesNotContain("class=\"ring", "Who asked", "bob</bdi> would like");
    }

    @Test
    void callShouldAskAndLeadToTheChat() throws Exception {
        world.services.withdrawing().withdraw(World.BOB, null, null);

        leadsTo(post("/me/call", "mail=" + mail.id()), "/me/c/" + mail.id());
        assertThat(world.services.views().openOf(World.ALICE).get(0).callers()).containsExactly(World.ALICE);
        assertThat(get("/me/c/" + mail.id(), COOKIE).statusCode()).isEqualTo(200);
        assertThat(me().body()).contains("They are on and are being asked now.");
        world.services.withdrawing().withdraw(World.ALICE, new MailRef.ById(mail.id()), null);
        leadsTo(get("/me/c/" + mail.id(), COOKIE), "/me");
    }

    @Test
    void mailOfOthersShouldBeUnknown() throws Exception {
        SignedInBrowser.of(world, new LoginId("mallory@example.org"), COOKIE, "mallory");

        assertThat(get("/me/c/" + mail.id(), COOKIE).statusCode()).isEqualTo(404);
        assertThat(post("/me/call", "mail=" + mail.id()).statusCode()).isEqualTo(404);
        assertThat(me().body()).doesNotContain("Lunch").contains("There is no mail yet");
    }

    @Test
    void sessionElsewhereShouldEndButNobodyElses() throws Exception {
        SignedInBrowser.of(world, World.ALICE, ELSEWHERE, "elsewhere");
        SignedInBrowser.of(world, World.BOB, "c".repeat(40), "bobs");

        assertThat(me().body()).contains("value=\"elsewhere\"").doesNotContain("value=\"here\"", "bobs");
        leadsTo(post("/me/end", "session=bobs"), "/me?done=ended");
        leadsTo(post("/me/end", "session=elsewhere"), "/me?done=ended");
        leadsTo(get("/me", ELSEWHERE), "/in");
        assertThat(get("/me", "c".repeat(40)).statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutShouldForgetTheBrowser() throws Exception {
        HttpResponse<String> out = post("/me/out", "");

        leadsTo(out, "/");
        assertThat(out.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
        leadsTo(me(), "/in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me/answer", "/me/call", "/me/end", "/me/out"})
    void postWithoutProofShouldBeRefused(String path) throws Exception {
        assertThat(browser.send(path, "answer=accept&leg=" + leg().id()).statusCode())
                .isEqualTo(403);
        assertThat(leg().state()).isEqualTo(LegState.RINGING);
        assertThat(me().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "answer=perhaps", "answer=later", "answer=later&minutes=1"})
    void whatNoFormSendsShouldChangeNothing(String form) throws Exception {
        assertThat(post("/me/answer", form + "&leg=" + leg().id()).statusCode()).isEqualTo(400);
        assertThat(leg().state()).isEqualTo(LegState.RINGING);
    }

    @Test
    void streamShouldTellOfEachChangeAndEndWithTheSession() throws Exception {
        try (BufferedReader lines = stream("/me/live")) {
            assertThat(next(lines))
                    .containsExactly(
                            "event: me",
                            "data: {\"rings\":[{\"leg\":\"" + leg().id()
                                    + "\",\"who\":\"bob\",\"about\":\"Lunch?\",\"state\":\"RINGING\"}]}");

            world.services.withdrawing().withdraw(World.BOB, null, null);
            assertThat(next(lines)).containsExactly("event: me", "data: {\"rings\":[]}");

            world.stamped("<2@example.org>");
            assertThat(next(lines)).containsExactly("event: me", "data: {\"rings\":[]}");

            post("/me/out", "");
            assertThat(next(lines)).containsExactly("event: bye", "data: {}");
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void chatShouldEndWithTheSession() throws Exception {
        post("/me/answer", "answer=accept&minutes=10&leg=" + leg().id());
        try (BufferedReader lines = stream("/me/c/" + mail.id() + "/live")) {
            assertThat(next(lines)).element(1).asString().contains("\"phase\":\"asking\"");

            post("/me/out", "");
            assertThat(next(lines)).first().isEqualTo("event: bye");
        }
    }

    private BufferedReader stream(String path) throws Exception {
        HttpResponse<InputStream> stream =
                world.client().send(browser.request(path).build(), BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }

    /** The next event's lines. */
    private static List<String> next(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (!line.startsWith("event: ")) {
            line = lines.readLine();
        }
        List<String> event = List.of(line, lines.readLine());
        assertThat(lines.readLine()).isEmpty();
        return event;
    }
}
