package org.chmail.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.WebSession;

/** A browser in which somebody is signed in, without the sign-in. */
record SignedInBrowser(World world, String cookie) {

    private static final String LINUX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Pattern CSRF = Pattern.compile("<meta name=\"csrf\" content=\"([0-9a-f]{64})\">");

    /** @param session the session's id */
    static SignedInBrowser of(World world, LoginId login, String cookie, String session) {
        Instant now = Instant.now();
        world.commits.write(tx -> {
            tx.webSessions()
                    .put(
                            ChatLinks.hash(cookie),
                            new WebSession(session, null, login, LINUX, now, now, now.plusSeconds(3600)));
            return session;
        });
        return new SignedInBrowser(world, cookie);
    }

    HttpResponse<String> get(String path) throws Exception {
        return world.send(request(path));
    }

    /** Posts a form as the page at {@code /me} does. */
    HttpResponse<String> post(String path, String form) throws Exception {
        Matcher csrf = CSRF.matcher(get("/me").body());
        assertThat(csrf.find()).isTrue();
        return send(path, "csrf=" + csrf.group(1) + "&" + form);
    }

    /** Posts just this. */
    HttpResponse<String> send(String path, String form) throws Exception {
        return world.send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(world.page(path)).header("Cookie", "__Host-chmail=" + cookie);
    }
}
