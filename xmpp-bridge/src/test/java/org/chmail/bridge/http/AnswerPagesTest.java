package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.ChatLinks.Purpose;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerPagesTest {

    private static final String UNKNOWN = "abcdefghijklmnopqrstuvwxyz234567";

    private World world;
    private int port;
    private String link;

    @BeforeEach
    void aliceIsOffAndAsked(@TempDir Path folder) throws Exception {
        world = new World(folder);
        world.presence.set(Presence.OFF);
        port = world.stamped("<1@example.org>");
        world.services.asking().ask(World.BOB, new MailRef.ByPort(World.ALICE, port), false, null);
        link = "/a/" + token();
    }

    @AfterEach
    void tearDown() {
        world.close();
    }

    /** As it stands in the mail. */
    private String token() {
        String leg =
                world.services.views().openOf(World.BOB).get(0).legs().get(0).id();
        return world.store.read(tx -> {
            String mail = tx.mails().byPort(World.ALICE, port).orElseThrow().id();
            return world.links.token(mail, Purpose.ANSWER, leg);
        });
    }

    private LegState leg() {
        return world.store.read(tx -> tx.legs()
                .byId(tx.alarms()
                        .byTokenHash(ChatLinks.hash(link.substring(3)))
                        .orElseThrow()
                        .legId())
                .orElseThrow()
                .state());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return world.send(HttpRequest.newBuilder(world.page(path)));
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return world.send(HttpRequest.newBuilder(world.page(path)).header("Cookie", cookie));
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return world.send(HttpRequest.newBuilder(world.page(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    @Test
    void pageShouldAskWithAFormForEachAnswerAndChangeNothing() throws Exception {
        HttpResponse<String> page = get(link);
        HttpResponse<String> head =
                world.send(HttpRequest.newBuilder(world.page(link)).method("HEAD", BodyPublishers.noBody()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<bdi>bob@example.org</bdi> would like to chat about the mail <bdi>\"Lunch?\"</bdi>.")
                .contains("value=\"accept\"", "value=\"decline\"", "value=\"later\"", "<option value=\"180\">3 hours<")
                .contains("Nothing happens before you choose.")
                .doesNotContain("{{", "<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(leg()).isEqualTo(LegState.ALARMED);
    }

    @Test
    void acceptShouldOpenTheChatOnceAndLeadToItsPage() throws Exception {
        HttpResponse<String> answer = post(link, "answer=accept");

        assertThat(answer.statusCode()).isEqualTo(303);
        String chat = answer.headers().firstValue("Location").orElseThrow();
        assertThat(chat).matches("/c/[a-z2-7]{32}");
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(get(chat, cookie.substring(0, cookie.indexOf(';'))).body()).contains("Lunch?", "id=\"composer\"");
        assertThat(get(chat).body()).doesNotContain("Lunch?");
        assertThat(leg()).isEqualTo(LegState.JOINED);
        assertThat(get(link).body())
                .contains("You accepted", "in the browser in which you accepted")
                .doesNotContain("bob", "Lunch", "<form");
        assertThat(post(link, "answer=accept").statusCode()).isEqualTo(303);
        assertThat(post(link, "answer=decline").statusCode()).isEqualTo(303);
        assertThat(get(link).body()).contains("You accepted");
    }

    @Test
    void declineShouldBeShownWithoutNames() throws Exception {
        post(link, "answer=decline");

        assertThat(leg()).isEqualTo(LegState.DECLINED);
        assertThat(get(link).body()).contains("You declined").doesNotContain("bob", "Lunch", "<form");
    }

    @Test
    void laterShouldSayWhenAndStillAsk() throws Exception {
        assertThat(post(link, "minutes=30&answer=later").statusCode()).isEqualTo(303);

        assertThat(leg()).isEqualTo(LegState.PARKED);
        assertThat(get(link).body()).contains("You are asked again in 30 minutes or less.", "value=\"accept\"");
    }

    @Test
    void questionThatWasWithdrawnShouldBeOverWithoutNames() throws Exception {
        world.services.withdrawing().withdraw(World.BOB, null, null);

        assertThat(get(link).statusCode()).isEqualTo(200);
        assertThat(get(link).body()).contains("This is over").doesNotContain("bob", "Lunch", "<form");
        assertThat(post(link, "answer=accept").statusCode()).isEqualTo(303);
        assertThat(get(link).body()).contains("This is over");
    }

    @Test
    void unknownTokenShouldBeAnsweredAsAMalformedOne() throws Exception {
        HttpResponse<String> unknown = get("/a/" + UNKNOWN);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("This link does not work");
        for (HttpResponse<String> other :
                List.of(get("/a/abc"), post("/a/abc", "answer=accept"), post("/a/" + UNKNOWN, "answer=accept"))) {
            assertThat(other.statusCode()).isEqualTo(404);
            assertThat(other.body()).isEqualTo(unknown.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "answer=perhaps", "answer=later", "answer=later&minutes=1", "accept"})
    void whatNoFormSendsShouldChangeNothing(String form) throws Exception {
        assertThat(post(link, form).statusCode()).isEqualTo(400);
        assertThat(leg()).isEqualTo(LegState.ALARMED);
    }

    @Test
    void answerThatAnotherSiteMadeABrowserSendShouldBeRefused() throws Exception {
        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}
        }) {
            HttpResponse<String> answer = world.send(HttpRequest.newBuilder(world.page(link))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header(header[0], header[1])
                    .POST(BodyPublishers.ofString("answer=accept")));

            assertThat(answer.statusCode()).as(header[1]).isEqualTo(403);
        }
        assertThat(leg()).isEqualTo(LegState.ALARMED);
    }

    @Test
    void longBodyShouldBeRefused() throws Exception {
        assertThat(post(link, "answer=accept&x=" + "x".repeat(5000)).statusCode())
                .isEqualTo(413);
        assertThat(leg()).isEqualTo(LegState.ALARMED);
    }

    @Test
    void subjectShouldBeShownAsItIsWhateverItHolds() throws Exception {
        String mail = World.mail("<2@example.org>").replace("Lunch?", "<b>{{note}}</b> {0}");
        int other = World.json(world.post("/mails", mail)).get("port").intValue();
        world.services.withdrawing().withdraw(World.BOB, null, null);
        world.services.asking().ask(World.BOB, new MailRef.ByPort(World.ALICE, other), false, null);
        port = other;
        link = "/a/" + token();

        assertThat(get(link).body()).contains("&lt;b&gt;{{note}}&lt;/b&gt; {0}").doesNotContain("<b>");
    }
}
