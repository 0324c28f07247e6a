package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.Sight;
import org.chmail.bridge.page.Sight.Phase;
import org.chmail.bridge.page.Visitor;
import org.chmail.bridge.page.Visitors;
import org.chmail.bridge.page.Visits;
import org.chmail.bridge.words.Phrases;

/** {@code /me/c/{mail}}: a chat of who is signed in, with the same calls as one that the link in a mail leads to. */
final class MeChats {

    private final String path;
    private final Browsers browsers;
    private final Visitors visitors;
    private final Visits visits;
    private final Pages pages;
    private final Cookies cookies;
    private final LiveCalls live;

    /** @param path what the pages' paths begin with */
    MeChats(String path, PageServices services, Pages pages, Cookies cookies, LiveCalls live) {
        this.path = path;
        this.browsers = services.browsers();
        this.visitors = services.visitors();
        this.visits = services.visits();
        this.pages = pages;
        this.cookies = cookies;
        this.live = live;
    }

    void routes(JavalinConfig config) {
        String page = path + "/me/c/{mail}";
        PublicPages.get(config, page, this::show);
        live.routes(config, page, this::visitor, this::still);
    }

    private void show(Context ctx) {
        if (session(ctx).isEmpty()) {
            to(ctx, "/in");
            return;
        }
        Visitor who = visitor(ctx).orElseThrow(() -> new PageRefusal(404, "unknown"));
        Sight sight = visits.look(who, Long.MAX_VALUE).orElseThrow(() -> new PageRefusal(404, "unknown"));
        if (sight.phase() != Phase.CHAT && sight.phase() != Phase.ASKING) {
            to(ctx, "/me");
            return;
        }
        Phrases phrases = pages.words(ctx);
        pages.show(
                ctx,
                200,
                new ChatPage.Live(
                        path + "/me/c/" + who.mail().id(),
                        "chat " + who.mail().named(),
                        phrases.names(visitors.others(who)),
                        phrases.subject(who.mail()),
                        path + "/me"));
    }

    private Optional<Visitor> visitor(Context ctx) {
        return session(ctx).flatMap(session -> visitors.on(session.login(), ctx.pathParam("mail")));
    }

    private BooleanSupplier still(Context ctx, Visitor who) {
        Optional<WebSession> session = session(ctx);
        return () -> session.isPresent() && browsers.still(session.get());
    }

    private Optional<WebSession> session(Context ctx) {
        return cookies.read(ctx).flatMap(browsers::at);
    }

    private void to(Context ctx, String where) {
        ctx.status(HttpStatus.SEE_OTHER).header("Location", path + where);
    }
}
