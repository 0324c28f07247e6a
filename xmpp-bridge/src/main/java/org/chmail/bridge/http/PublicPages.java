package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chmail.bridge.http.HttpSettings.Listener;

/** The public listener: where the link in a mail's header leads, and that in an alarm mail. */
final class PublicPages implements AutoCloseable {

    static final Pattern TOKEN = Pattern.compile("[a-z2-7]{32}");
    /** What is longest is a message of a chat, 64 kB of text at the most. */
    private static final long MAX_BYTES = 256 * 1024;

    private final String path;
    private final Assets assets;
    private final SecurityHeaders headers;
    private final Pages pages;
    private final AnswerPages answers;
    private final ChatPages chats;
    private final SignInPages signIn;
    private final OpenStreams streams;
    private final MePages me;
    private final WebServer server;

    /** @param bridgeJid the bridge's bare JID, which people write to */
    PublicPages(HttpSettings settings, String bridgeJid, EdgeServices services, Meters meters, Duration keepAlive) {
        PageSettings page = settings.pages();
        this.path = page.path();
        this.assets = new Assets(path);
        this.headers = new SecurityHeaders(page.secure());
        Cookies cookies = new Cookies(page.secure(), new SecureRandom());
        Csrf csrf = new Csrf(page.key(), page.url(), cookies);
        this.pages = new Pages(path, bridgeJid, services.words(), assets, cookies, csrf);
        PageGuard guard = new PageGuard(csrf, new PageLimits(page.limits()), new ClientAddress(page.proxies()));
        this.answers = new AnswerPages(path, services, pages, guard, cookies);
        this.streams = new OpenStreams(services.commits(), services.pages().presences(), meters);
        LiveCalls live = new LiveCalls(services, pages, guard, streams, keepAlive);
        this.chats = new ChatPages(path, services, guard, pages, cookies, live);
        this.signIn = new SignInPages(path, path + "/me", services.pages(), guard, pages, cookies);
        this.me = new MePages(path, services, guard, pages, cookies, live, streams, keepAlive);
        this.server = new WebServer("public", new Listener(page.bind(), Optional.empty()), meters, this::routes);
    }

    WebServer server() {
        return server;
    }

    @Override
    public void close() {
        streams.close();
        server.close();
    }

    private void routes(JavalinConfig config) {
        config.http.maxRequestSize = MAX_BYTES;
        config.routes.before(headers::add);
        new PageErrors(pages).install(config);
        get(config, path + "/", ctx -> pages.show(ctx, 200, new Home()));
        chats.routes(config);
        answers.routes(config);
        signIn.routes(config);
        me.routes(config);
        assets.routes(config);
        get(
                config,
                path + "/robots.txt",
                ctx -> ctx.contentType("text/plain; charset=utf-8").result("User-agent: *\nDisallow: /\n"));
    }

    static void get(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }
}
