package org.chmail.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page that misbehaves fails its test, however well the rest goes. */
@WithBrowsers
class BrowserRulesIT {

    private static final String START =
            "<!doctype html><html lang=en><meta charset=utf-8><title>t</title><main><h1>Hi</h1>";

    private static final Map<String, String> PAGES = Map.of(
            "/good", START + "<p>All is well.</p></main>",
            "/foreign", START + "<p><img src='http://elsewhere.example/x.png' alt='far away'></p></main>",
            "/inline", START + "<script>document.title = 'ran'</script></main>",
            "/thrown", START + "<script src=thrown.js></script></main>",
            "/thrown.js", "throw new Error('not caught')",
            "/dialog", START + "<script src=dialog.js></script></main>",
            "/dialog.js", "alert('hello')",
            "/unnamed", START + "<p><button></button></p></main>",
            "/wide", START + "<p style='width: 400px'>Wide.</p></main>");

    private static HttpServer server;
    private static String site;

    @BeforeAll
    static void servesThePages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] page = PAGES.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
            exchange.getResponseHeaders()
                    .add("Content-Security-Policy", "default-src 'self'; img-src *; style-src 'unsafe-inline'");
            exchange.sendResponseHeaders(page.length == 0 ? 404 : 200, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        site = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterAll
    static void stops() {
        server.stop(0);
    }

    @Test
    void goodPageShouldPass(Browsers browsers) {
        browsers.at(site).opens(site + "/good").sees("all is well").canUseItEverywhere();
    }

    @ParameterizedTest
    @CsvSource({
        "/foreign, another origin: http://elsewhere.example/x.png",
        "/inline,  Content Security Policy",
        "/thrown,  not caught",
        "/dialog,  a dialog (alert): hello"
    })
    void pageShouldFailItsTestWhenItMisbehaves(String path, String words, Chromium chromium) {
        try (Browsers browsers = new Browsers(chromium, "rules")) {
            browsers.at(site).opens(site + path).seesHeading("Hi");

            assertThatThrownBy(browsers::check)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(words);
        }
    }

    @Test
    void pageShouldFailWhenItKeepsPeopleOut(Browsers browsers) {
        BrowserUser user = browsers.at(site);

        user.opens(site + "/unnamed");
        assertThatThrownBy(user::hasNoAccessibilityViolations).hasMessageContaining("button-name");
        user.opens(site + "/wide").sitsAt(BrowserUser.NARROW);
        assertThatThrownBy(user::seesItsWholeWidth).hasMessageContaining("too wide for 320 px");
    }

    @Test
    void eachShouldHaveABrowserOfTheirOwn(Browsers browsers) {
        BrowserUser alice = browsers.at(site).opens(site + "/good");
        BrowserUser bob = browsers.at(site, "ko").opens(site + "/good");

        alice.page().evaluate("() => localStorage.setItem('who', 'alice')");
        assertThat(bob.page().evaluate("() => localStorage.getItem('who')")).isNull();
        assertThat(bob.page().evaluate("() => navigator.language")).isEqualTo("ko");
    }
}
