package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageGuardTest {

    private static final Pattern FIELD = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{64})\"");

    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = bench("http://127.0.0.1:8460");
    }

    @AfterEach
    void tearDown() {
        bench.close();
    }

    private static Bench bench(String url) {
        return new Bench(url, new PageLimitPolicy(5, 3, 2), List.of(), routes -> {
            Bench parts = routes.bench();
            routes.config().routes.get("/", ctx -> parts.pages.show(ctx, 200, new SignInPage.Ask("", "", null)));
            routes.config().routes.post("/", ctx -> ctx.result(parts.guard.form(ctx, "token")));
            routes.config().routes.post("/say", ctx -> ctx.result(parts.guard.talk(ctx, "token")));
            routes.config().routes.post("/renew", ctx -> ctx.result(parts.cookies.renew(ctx)));
        });
    }

    /** A page with a form, as one browser got it. */
    private record Shown(String setCookie, String csrf) {
        String cookie() {
            return setCookie.substring(0, setCookie.indexOf(';'));
        }

        String value() {
            return cookie().substring(cookie().indexOf('=') + 1);
        }
    }

    private Shown shown() throws Exception {
        HttpResponse<String> page = bench.get("/");
        Matcher field = FIELD.matcher(page.body());
        assertThat(field.find()).isTrue();
        assertThat(page.body()).contains("<meta name=\"csrf\" content=\"" + field.group(1) + "\">");
        return new Shown(page.headers().firstValue("Set-Cookie").orElseThrow(), field.group(1));
    }

    private HttpRequest.Builder post(Shown shown) {
        return bench.form("/", "csrf=" + shown.csrf()).header("Cookie", shown.cookie());
    }

    @Test
    void firstVisitShouldGetACookieAndTheNextKeepIt() throws Exception {
        Shown shown = shown();

        assertThat(shown.setCookie()).matches("chmail=[0-9a-f]{40}; Path=/; HttpOnly; SameSite=Lax");
        HttpResponse<String> again = bench.send(bench.request("/").header("Cookie", shown.cookie()));
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(again.body()).contains(shown.csrf());
    }

    @Test
    void cookieShouldBeOfThisHostAndTlsOnlyWherePagesHaveTls() throws Exception {
        bench.close();
        bench = bench("https://chat.example.org");

        assertThat(shown().setCookie()).matches("__Host-chmail=[0-9a-f]{40}; Path=/; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void formOfOursShouldPass() throws Exception {
        Shown shown = shown();
        HttpResponse<String> answer =
                bench.send(post(shown).header("Sec-Fetch-Site", "same-origin").header("Origin", "null"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(shown.value());
    }

    @Test
    void scriptOfOursShouldPassByItsHeader() throws Exception {
        Shown shown = shown();
        HttpResponse<String> answer = bench.send(bench.form("/say", "")
                .header("Cookie", shown.cookie())
                .header("CHmail-CSRF", shown.csrf())
                .header("Origin", "http://127.0.0.1:8460"));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void postShouldBeRefusedWithoutProofOfThisVeryBrowser() throws Exception {
        Shown mine = shown();
        Shown other = shown();

        for (HttpRequest.Builder request : List.of(
                bench.form("/", "csrf=" + mine.csrf()),
                bench.form("/", "").header("Cookie", mine.cookie()),
                bench.form("/", "csrf=").header("Cookie", mine.cookie()),
                bench.form("/", "csrf=" + other.csrf()).header("Cookie", mine.cookie()))) {
            HttpResponse<String> answer = bench.send(request);
            assertThat(answer.statusCode()).isIn(403, 429);
            assertThat(answer.body()).doesNotContain(mine.value());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Origin, https://evil.example",
        "Origin, http://127.0.0.1:1"
    })
    void postFromElsewhereShouldBeRefusedWithAPageThatSaysWhatToDo(String header, String value) throws Exception {
        HttpResponse<String> answer = bench.send(post(shown()).header(header, value));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Please open the page again", "Nothing was done");
    }

    @Test
    void newCookieShouldMakeOldProofWorthless() throws Exception {
        Shown old = shown();
        HttpResponse<String> renewed = bench.send(bench.form("/renew", "").header("Cookie", old.cookie()));
        String cookie = renewed.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(renewed.body()).isNotEqualTo(old.value());
        assertThat(cookie).startsWith("chmail=" + renewed.body());
        HttpResponse<String> answer = bench.send(
                bench.form("/", "csrf=" + old.csrf()).header("Cookie", cookie.substring(0, cookie.indexOf(';'))));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void formsShouldBeLimited() throws Exception {
        Shown shown = shown();
        for (int i = 0; i < 3; i++) {
            assertThat(bench.send(post(shown)).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> answer = bench.send(post(shown));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
    }

    @Test
    void talkShouldBeLimitedLessThanForms() throws Exception {
        Shown shown = shown();
        int taken = 0;
        HttpResponse<String> answer;
        do {
            answer = bench.send(bench.form("/say", "")
                    .header("Cookie", shown.cookie())
                    .header("CHmail-CSRF", shown.csrf())
                    .header("Accept", "application/json"));
            taken++;
        } while (answer.statusCode() == 200 && taken < 1000);

        assertThat(taken).isBetween(30, 200);
        ProblemAssert.assertProblem(answer, 429, "tooOften");
    }
}
