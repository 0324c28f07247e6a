package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chmail.bridge.http.HttpSettings.Listener;

/**
 * The public listener: where the link in a mail's header leads, and that in an alarm mail. The former's page is alike for
 * every token; none is looked up, so none tells whether its mail exists.
 */
final class PublicPages implements AutoCloseable {

    static final Pattern TOKEN = Pattern.compile("[a-z2-7]{32}");
    /** A form of ours is shorter. */
    private static final long MAX_BYTES = 1024;

    private static final String CSP = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " frame-ancestors 'none'; form-action ";

    private final String path;
    private final Page chat;
    private final Page incomplete;
    private final Page home;
    private final Page missing;
    private final Page failed;
    private final AnswerPages answers;
    private final FailureLog log = new FailureLog();
    private final WebServer server;

    /**
     * @param publicUrl its path is served
     * @param bridgeJid the bridge's bare JID, which people write to
     */
    PublicPages(HttpSettings.Bind bind, URI publicUrl, String bridgeJid, EdgeServices services, Meters meters) {
        this.path = publicUrl.getPath() == null ? "" : publicUrl.getPath();
        this.chat = page("chat.html", bridgeJid);
        this.incomplete = page("incomplete.html", bridgeJid);
        this.home = page("home.html", bridgeJid);
        this.missing = page("missing.html", bridgeJid);
        this.failed = page("failed.html", bridgeJid);
        this.answers = new AnswerPages(path, services.answers(), services.words());
        this.server = new WebServer("public", new Listener(bind, Optional.empty()), meters, this::routes);
    }

    WebServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }

    private Page page(String name, String bridgeJid) {
        return Page.of(name).with("path", path).with("bridge", bridgeJid);
    }

    private void routes(JavalinConfig config) {
        config.http.maxRequestSize = MAX_BYTES;
        config.routes.before(PublicPages::guard);
        get(config, path + "/", ctx -> answer(ctx, 200, home));
        get(config, path + "/c/{token}", this::chat);
        answers.routes(config);
        get(config, path + "/style.css", Resource.of("style.css", "text/css; charset=utf-8")::serve);
        get(
                config,
                path + "/robots.txt",
                ctx -> ctx.contentType("text/plain; charset=utf-8").result("User-agent: *\nDisallow: /\n"));
        config.routes.exception(HttpResponseException.class, (e, ctx) -> {
            if (e.getStatus() == 405) {
                ctx.header("Allow", String.valueOf(e.getDetails().get("availableMethods")));
            }
            answer(ctx, e.getStatus(), missing);
        });
        config.routes.exception(Exception.class, (e, ctx) -> {
            log.failed(ctx, e);
            answer(ctx, 500, failed);
        });
    }

    private void chat(Context ctx) {
        String token = ctx.pathParam("token");
        if (TOKEN.matcher(token).matches()) {
            answer(ctx, 200, chat.with("token", token));
        } else {
            answer(ctx, 404, incomplete);
        }
    }

    private static void guard(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        ctx.header("Content-Security-Policy", CSP + "'none'");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("X-Robots-Tag", "noindex, nofollow");
    }

    /** The page that follows has a form, which comes back to us. */
    static void allowForms(Context ctx) {
        ctx.header("Content-Security-Policy", CSP + "'self'");
    }

    static void answer(Context ctx, int status, Page page) {
        ctx.status(status).contentType("text/html; charset=utf-8").result(page.html());
    }

    static void get(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }
}
