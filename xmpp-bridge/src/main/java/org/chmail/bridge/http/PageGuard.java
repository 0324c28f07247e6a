package org.chmail.bridge.http;

import io.javalin.http.Context;

/**
 * What stands before the pages' handlers.
 *
 * <pre>{@code
 * String cookie = guard.form(ctx, token); // a POST: ours, and not one too many
 * guard.deadLink(ctx);                    // before the answer to a link that leads nowhere
 * }</pre>
 *
 * Each throws a {@link PageRefusal}, which answers for itself.
 */
final class PageGuard {

    private static final int MAX_ANSWER = 1024;

    private final Csrf csrf;
    private final PageLimits limits;
    private final ClientAddress addresses;

    PageGuard(Csrf csrf, PageLimits limits, ClientAddress addresses) {
        this.csrf = csrf;
        this.limits = limits;
        this.addresses = addresses;
    }

    /** A form that is about nobody's mail; returns the browser's cookie. */
    String form(Context ctx) {
        limits.form(addresses.site(ctx));
        return csrf.check(ctx);
    }

    /** A form about the mail, or whatever else, of this token; returns the browser's cookie. */
    String form(Context ctx, String token) {
        limits.form(addresses.site(ctx), token);
        return csrf.check(ctx);
    }

    /** A form behind a token that one person alone has, and that therefore is proof enough. */
    void answer(Context ctx, String token) {
        if (ctx.contentLength() > MAX_ANSWER) {
            throw new PageRefusal(413, "tooLong");
        }
        limits.form(addresses.site(ctx), token);
        csrf.checkOrigin(ctx);
    }

    /** What a script sends while a chat lasts, which no limit counts but {@link #talk}; returns the browser's cookie. */
    String script(Context ctx) {
        return csrf.check(ctx);
    }

    /** Something said in the chat of this token; returns the browser's cookie. */
    String talk(Context ctx, String token) {
        String cookie = csrf.check(ctx);
        limits.talk(cookie + " " + token);
        return cookie;
    }

    /** A link that leads nowhere. */
    void deadLink(Context ctx) {
        limits.deadLink(addresses.site(ctx));
    }
}
