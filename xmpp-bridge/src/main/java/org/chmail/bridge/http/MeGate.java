package org.chmail.bridge.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.page.Browsers;

/** Lets whoever is signed in to the pages at {@code /me}, and leads everyone else to the sign-in. */
final class MeGate {

    /** What is done by who is signed in. */
    interface Signed {
        void handle(Context ctx, WebSession session) throws Exception;
    }

    private final String path;
    private final PageGuard guard;
    private final Cookies cookies;
    private final Browsers browsers;

    /** @param path what the pages' paths begin with */
    MeGate(String path, PageGuard guard, Cookies cookies, Browsers browsers) {
        this.path = path;
        this.guard = guard;
        this.cookies = cookies;
        this.browsers = browsers;
    }

    Optional<WebSession> session(Context ctx) {
        return cookies.read(ctx).flatMap(browsers::at);
    }

    /** A page. */
    Handler page(Signed signed) {
        return ctx -> {
            Optional<WebSession> session = session(ctx);
            if (session.isPresent()) {
                signed.handle(ctx, session.get());
            } else {
                to(ctx, "/in");
            }
        };
    }

    /** A form that one of those pages sent. */
    Handler form(Signed signed) {
        return ctx -> {
            guard.form(ctx);
            page(signed).handle(ctx);
        };
    }

    /** Leads on to another of our pages. */
    void to(Context ctx, String where) {
        ctx.status(HttpStatus.SEE_OTHER).header("Location", path + where);
    }

    /** A field of a form; empty if it was not sent. */
    static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }
}
