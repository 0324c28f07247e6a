package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPagesTest {

    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz234567";

    private static final String STYLE = new Assets("").url("style.css");

    private static World world;

    @BeforeAll
    static void setUp(@TempDir Path folder) {
        world = new World(folder);
    }

    @AfterAll
    static void tearDown() {
        world.close();
    }

    @Test
    void strangerShouldSeeTheAuthorAloneAndHowToAsk() throws Exception {
        String token = token("<1@example.org>");
        HttpResponse<String> response = get("/c/" + token);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        // XEP-0147 §2
        assertThat(response.body())
                .contains("href=\"xmpp:chmail@example.org?message;body=chat%20" + token + "\"")
                .contains("action=\"/c/" + token + "/code\"", "<bdi>alice</bdi>")
                .doesNotContain("Tea", "bob", "alice@");
    }

    @Test
    void unknownLinkShouldTellThatItLeadsNowhere() throws Exception {
        HttpResponse<String> response = get("/c/" + TOKEN);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("This mail can not be chatted about");
    }

    @Test
    void mailShouldNotBeChattedAboutOnceItsPortHasExpired(@TempDir Path folder) throws Exception {
        try (World years = new World(folder)) {
            URI page = years.page("/c/" + token(years, "<1@example.org>"));
            HttpResponse<String> before = years.send(HttpRequest.newBuilder(page));
            years.pass(Duration.ofDays(91));
            HttpResponse<String> after = years.send(HttpRequest.newBuilder(page));

            assertThat(before.statusCode()).isEqualTo(200);
            assertThat(after.statusCode()).isEqualTo(404);
            assertThat(after.body())
                    .contains("This mail can not be chatted about")
                    .doesNotContain("alice");
        }
    }

    private static String token(String messageId) throws Exception {
        return token(world, messageId);
    }

    private static String token(World world, String messageId) throws Exception {
        String url = World.json(world.post("/mails", World.mail(messageId)))
                .get("chatUrl")
                .stringValue();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "abcdefghijklmnopqrstuvwxyz23456",
                "abcdefghijklmnopqrstuvwxyz2345677",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
                "abcdefghijklmnopqrstuvwxyz234561",
                "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "%7B%7Bbridge%7D%7D"
            })
    void pageShouldSayIncompleteAndEchoNothingWhenTokenIsNone(String token) throws Exception {
        HttpResponse<String> response = get("/c/" + token);

        assertThat(response.body()).doesNotContain("alert", "abcdefg", "ABCDEFG");
        assertThat(response.statusCode()).isIn(400, 404);
        if (response.statusCode() == 404) {
            assertThat(response.body()).contains("This link is incomplete");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/c/" + TOKEN, "/c/abc", "/robots.txt", "/nothing"})
    void everyAnswerShouldKeepToItself(String path) throws Exception {
        var headers = get(path).headers();

        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "style-src 'self'", "frame-ancestors 'none'");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
        assertThat(headers.firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void strictTransportShouldNotBeAskedForWhereThereIsNoTls(@TempDir Path folder) throws Exception {
        World.Options options = new World.Options();
        options.publicUrl = URI.create("http://127.0.0.1:8460");
        try (World plain = new World(folder, options)) {
            assertThat(plain.send(HttpRequest.newBuilder(plain.page("/")))
                            .headers()
                            .firstValue("Strict-Transport-Security"))
                    .isEmpty();
        }
    }

    @Test
    void fileShouldBeKeptForGoodUnderANameOfItsContent() throws Exception {
        Assets assets = new Assets("");
        for (String name :
                new String[] {"style.css", "chat.css", "me.css", "chat.js", "page.js", "me.js", "icon.svg"}) {
            HttpResponse<String> file = get(assets.url(name));

            assertThat(file.statusCode()).as(name).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
            assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        assertThat(get(assets.url("chat.js")).body())
                .contains("\"." + assets.url("page.js").substring(2) + "\"")
                .doesNotContain("\"./page.js\"");
        assertThat(get("/s/style.0000000000.css").statusCode()).isEqualTo(404);
    }

    @Test
    void scriptsShouldBeSmall() throws Exception {
        int bytes = 0;
        for (String name : new String[] {"page.js", "live.js", "talk.js", "log.js", "chat.js", "me.js"}) {
            String script = get(new Assets("").url(name)).body();
            bytes += script.length();
            assertThat(script)
                    .as(name)
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write");
        }
        assertThat(bytes).isLessThan(60_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko|ko",
                "ko-KR,ko;q=0.9,en;q=0.8|ko",
                "de,ko;q=0.5|ko",
                "en-US,ko;q=0.9|en",
                "ko;q=0,en|en",
                "de-DE|en",
                "*|en",
                "!!;;q=x|en"
            })
    void pageShouldSpeakTheBrowsersLanguage(String accepted, String lang) throws Exception {
        HttpResponse<String> page =
                world.send(HttpRequest.newBuilder(world.page("/")).header("Accept-Language", accepted));

        assertThat(page.body()).contains("<html lang=\"" + lang + "\">");
    }

    @Test
    void whoGuessesLinksShouldBeToldToWait(@TempDir Path folder) throws Exception {
        World.Options options = new World.Options();
        options.limits = new PageLimitPolicy(600, 300, 2);
        try (World strict = new World(folder, options)) {
            HttpRequest.Builder guess = HttpRequest.newBuilder(strict.page("/a/" + TOKEN));
            assertThat(strict.send(guess).statusCode()).isEqualTo(404);
            assertThat(strict.send(guess).statusCode()).isEqualTo(404);
            HttpResponse<String> third = strict.send(guess);
            HttpResponse<String> script = strict.send(guess.header("Accept", "application/json"));

            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.body()).contains("That was too often");
            assertThat(third.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
            ProblemAssert.assertProblem(script, 429, "tooOften");
        }
    }

    @Test
    void headShouldAnswerAsGetWithoutBody() throws Exception {
        for (String path : new String[] {"/", "/c/" + TOKEN, "/c/abc", STYLE, "/robots.txt"}) {
            HttpResponse<String> get = get(path);
            HttpResponse<String> head =
                    world.send(HttpRequest.newBuilder(world.page(path)).method("HEAD", BodyPublishers.noBody()));

            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Type"))
                    .isEqualTo(get.headers().firstValue("Content-Type"));
            assertThat(head.headers().firstValue("Content-Length"))
                    .isEqualTo(get.headers().firstValue("Content-Length"));
        }
    }

    @Test
    void robotsShouldBeKeptOut() throws Exception {
        assertThat(get("/robots.txt").body()).isEqualTo("User-agent: *\nDisallow: /\n");
    }

    @Test
    void postShouldNotBeAllowed() throws Exception {
        HttpResponse<String> response =
                world.send(HttpRequest.newBuilder(world.page("/c/" + TOKEN)).POST(BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/openapi.json", "/health/live", "/metrics"})
    void innerPathsShouldNotBePublic(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void pathOfPublicUrlShouldBeServed(@TempDir Path folder) throws Exception {
        World.Options options = new World.Options();
        options.publicUrl = URI.create("https://example.org/chmail");
        try (World below = new World(folder, options)) {
            HttpResponse<String> page = below.send(HttpRequest.newBuilder(below.page("/chmail/c/" + TOKEN)));
            HttpResponse<String> style = below.send(HttpRequest.newBuilder(below.page("/chmail" + STYLE)));
            HttpResponse<String> outside = below.send(HttpRequest.newBuilder(below.page("/c/" + TOKEN)));

            assertThat(page.body()).contains("href=\"/chmail" + STYLE + "\"");
            assertThat(style.statusCode()).isEqualTo(200);
            assertThat(outside.statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return world.send(HttpRequest.newBuilder(world.page(path)));
    }
}
