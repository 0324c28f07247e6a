package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.ChatLinks.Purpose;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.WebSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, over HTTP. */
class SignInPagesTest {

    private static final LoginId ALICE = World.ALICE;
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern SAID = Pattern.compile("yes ([0-9]{6})<");

    private World world;
    private String cookie = "";

    @BeforeEach
    void build(@TempDir Path folder) {
        world = new World(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void browserShouldBeSignedInWithAnotherCookieOnceItsLoginSaysYes() throws Exception {
        assertThat(begin(ALICE.value()).headers().firstValue("Location")).contains("/in");
        HttpResponse<String> page = get("/in");
        assertThat(page.body()).contains("Your code", "alice@example.org");
        assertThat(get("/in").body()).contains(found(SAID, page));
        assertThat(get("/in/state").body()).isEqualTo("{\"waiting\":true}");

        world.signingIn.confirm(ALICE, found(SAID, page));

        assertThat(get("/in/state").body()).isEqualTo("{\"waiting\":false}");
        String before = cookie;
        HttpResponse<String> taken = get("/in");
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(taken.headers().firstValue("Location")).contains("/me");
        assertThat(cookie).isNotEqualTo(before);
        assertThat(who(value(cookie))).contains(ALICE);
        assertThat(who(value(before))).isEmpty();
        assertThat(get("/in").statusCode()).isEqualTo(303);
        assertThat(get("/in?other=1").body()).contains("name=\"login\"");
        assertThat(get("/in/state").body()).isEqualTo("{\"waiting\":false}");
    }

    @Test
    void pageShouldLookTheSameForWhoeverThereIs() throws Exception {
        begin(ALICE.value());
        String asked = get("/in").body();
        cookie = "";
        begin("ghost@elsewhere.net");
        String nobody = get("/in").body();

        assertThat(plain(nobody).replace("ghost@elsewhere.net", "alice@example.org"))
                .isEqualTo(plain(asked));
    }

    @Test
    void nothingShouldBeginWithoutALoginOrTooOften() throws Exception {
        assertThat(begin(" ").statusCode()).isEqualTo(422);
        assertThat(begin("a".repeat(1001)).statusCode()).isEqualTo(400);
        for (int i = 0; i < 5; i++) {
            assertThat(begin("<b>" + i).statusCode()).isEqualTo(303);
        }

        HttpResponse<String> refused = begin("<b>5");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("asked too often", "&lt;b>5").doesNotContain("<b>5");
    }

    @Test
    void postShouldBeRefusedWithoutTheFormsCode() throws Exception {
        get("/in");

        assertThat(post("/in", "login=alice%40example.org").statusCode()).isEqualTo(403);
        assertThat(get("/in").body()).contains("name=\"login\"");
    }

    @Test
    void mailedLinkShouldTakeTheCodeOnceAndNotByAGet() throws Exception {
        begin(ALICE.value());
        String waits = cookie;
        String code = found(SAID, get("/in"));
        String link = "/y/" + token(value(cookie));
        cookie = "";

        assertThat(get(link).body()).contains("Is it you who signs in?", "alice@example.org");
        assertThat(post(link, "csrf=" + csrf(link) + "&code=x").statusCode()).isEqualTo(422);
        HttpResponse<String> said =
                post(link, "csrf=" + csrf(link) + "&code=" + code.substring(0, 3) + "+" + code.substring(3));
        assertThat(said.body()).contains("Thank you");

        assertThat(get(link).statusCode()).isEqualTo(404);
        assertThat(who(value(cookie))).isEmpty();
        cookie = waits;
        assertThat(get("/in").statusCode()).isEqualTo(303);
        assertThat(who(value(cookie))).contains(ALICE);
    }

    @Test
    void linkThatLeadsNowhereShouldSaySo() throws Exception {
        assertThat(get("/y/" + "a".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(get("/y/abc").body()).contains("This code is not good any more");
    }

    /** As it stands in the mail. */
    private String token(String cookieValue) {
        return world.store.read(tx -> tx.signIns()
                .of(ChatLinks.hash(cookieValue), Instant.now())
                .map(waits -> world.links.token(waits.id(), Purpose.SIGN_IN, waits.login()))
                .orElseThrow());
    }

    private HttpResponse<String> begin(String login) throws Exception {
        String csrf = csrf("/in?other=1");
        return post("/in", "csrf=" + csrf + "&login=" + URLEncoder.encode(login, StandardCharsets.UTF_8));
    }

    private String csrf(String path) throws Exception {
        return found(CSRF, get(path));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(world.page(path)));
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return send(HttpRequest.newBuilder(world.page(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** With the cookie, as a browser keeps it. */
    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = world.send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
        response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return response;
    }

    private static String value(String cookie) {
        return cookie.substring(cookie.indexOf('=') + 1);
    }

    /** Without what differs from browser to browser. */
    private static String plain(String page) {
        return page.replaceAll("[0-9]{3}[\u00a0]?[0-9]{3}", "");
    }

    private Optional<LoginId> who(String cookie) {
        return world.browsers.at(cookie).map(WebSession::login);
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        Matcher found = pattern.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }
}
