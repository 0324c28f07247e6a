package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chmail.bridge.http.AnswerPage.Choice;
import org.chmail.bridge.http.MePage.Asked;
import org.chmail.bridge.http.MePage.MailRow;
import org.chmail.bridge.http.MePage.Ring;
import org.chmail.bridge.http.MePage.SessionRow;
import org.chmail.bridge.http.MePage.Talk;
import org.chmail.bridge.http.MePage.Unsent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each page, in both languages, with what strangers may have written in each of its places. */
class PagesTest {

    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Instant AT = Instant.parse("2026-11-25T10:00:00Z");
    private static final String HOSTILE = "</title></script>\"'><img src=x onerror=alert(1)>{0}{{x}}${x}&amp;\u202e";
    private static final Pattern TAG = Pattern.compile("<[a-z][a-z0-9]*(?:\\s+[A-Za-z-]+(?:=\"[^\"<]*\")?)*\\s*/?>");

    private static Bench bench;

    @BeforeAll
    static void setUp() {
        bench = new Bench(
                "http://127.0.0.1:8460",
                new PageLimitPolicy(1, 1, 1),
                List.of(),
                routes -> routes.config()
                        .routes
                        .get(
                                "/{page}",
                                ctx -> routes.bench()
                                        .pages
                                        .show(ctx, 200, pages(HOSTILE).get(Integer.parseInt(ctx.pathParam("page"))))));
    }

    @AfterAll
    static void tearDown() {
        bench.close();
    }

    private static List<PageModel> pages(String text) {
        return List.of(
                new Home(),
                new Notice("over", List.of(), "/c/" + TOKEN),
                new AnswerPage(text, text, List.of(new Choice("10", text)), 3),
                new AnswerPage(text, text, List.of(), -1),
                new ChatPage.ByXmpp(TOKEN, "/in"),
                new ChatPage.Stranger(TOKEN, text, "/in", true, false, text, "", text, null),
                new ChatPage.Stranger(TOKEN, text, "/in", true, true, text, text, null, text),
                new ChatPage.Stranger(TOKEN, text, "/in", false, true, "", "", null, null),
                new ChatPage.CodeSent(TOKEN, text, text, text, text),
                new ChatPage.Proven(TOKEN, text, text, List.of(text, text), text, text, text),
                new ChatPage.Live("/c/" + TOKEN, text, text, text, "/me"),
                new SignInPage.Ask(text, TOKEN, text),
                new SignInPage.Wait("123456", text, 5, TOKEN),
                new SignInPage.Confirm(TOKEN, text, text),
                new WritePage(TOKEN, text, text, text, text, text, "cc", text),
                new MePage(
                        text,
                        text,
                        text,
                        List.of(new Ring(text, text, text, true, text)),
                        List.of(new Talk("/c/" + TOKEN, text, text, text)),
                        true,
                        List.of(new Unsent(TOKEN, text, text, AT)),
                        List.of(new MailRow(text, text, text, true, AT)),
                        List.of(new Asked(text, text, text, AT)),
                        List.of(new SessionRow(text, text, AT, false), new SessionRow(text, text, AT, true))));
    }

    static Stream<String> numbers() {
        return Stream.iterate(0, i -> i + 1).limit(pages("").size()).flatMap(i -> Stream.of(i + " en", i + " ko"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void pageShouldShowStrangersWordsAsTextAndHaveItsOwnInBothLanguages(String which) throws Exception {
        String[] parts = which.split(" ", 2);
        String html = bench.send(bench.request("/" + parts[0]).header("Accept-Language", parts[1]))
                .body();

        assertThat(html).startsWith("<!doctype html>").contains("<html lang=\"" + parts[1] + "\">", "</html>");
        assertThat(html)
                .containsOnlyOnce("<h1")
                .containsOnlyOnce("<main>")
                .containsPattern("(?s)^[^/]*<meta .*<title>[^<]+</title>");
        assertThat(html).doesNotContain("<img", "</title></script>", "page.script", "page.notice");
        assertThat(TAG.matcher(html).results().map(MatchResult::group))
                .allSatisfy(tag -> assertThat(tag)
                        .doesNotContainPattern("\\son[a-z]+=\"")
                        .doesNotContain(" style=", "javascript:"));
        assertThat(TAG.matcher(html).replaceAll("").replaceFirst("<!doctype html>", ""))
                .doesNotContainPattern("<[^/]")
                .doesNotContainPattern("</(?![a-z][a-z0-9]*>)");
        assertThat(html).doesNotContainPattern("<script(?![^>]*src=)");
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(40_000);
        if (parts[1].equals("ko")) {
            assertThat(html).containsPattern("<h1>[^/]*[\uAC00-\uD7A3]|CHmail");
        }
    }

    /** Right-to-left safe: nothing says left or right. */
    @ParameterizedTest
    @ValueSource(strings = {"style.css", "chat.css", "me.css"})
    void styleShouldKnowNoLeftAndNoRight(String name) {
        String css = Resource.of(name, "text/css").text();

        assertThat(css)
                .doesNotContainPattern(
                        "(?:^|[\\s;{-])(?:left|right|margin-left|padding-left|text-align: (?:left|right))\\s*[:;]");
        assertThat(css).doesNotContain("url(", "@import");
    }
}
