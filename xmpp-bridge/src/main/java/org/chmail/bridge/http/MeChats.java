package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
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
    private final MeGate gate;
    private final Pages pages;
    private final LiveCalls live;

    /** @param path what the pages' paths begin with */
    MeChats(String path, PageServices services, MeGate gate, Pages pages, LiveCalls live) {
        this.path = path;
        this.browsers = services.browsers();
        this.visitors = services.visitors();
        this.visits = services.visits();
        this.gate = gate;
        this.pages = pages;
        this.live = live;
    }

    void routes(JavalinConfig config) {
        String page = path + "/me/c/{mail}";
        PublicPages.get(config, page, gate.page(this::show));
        live.routes(config, page, this::visitor, this::still);
    }

    private void show(Context ctx, WebSession session) {
        Visitor who = visitor(ctx, session).orElseThrow(() -> new PageRefusal(404, "unknown"));
        Sight sight = visits.look(who, Long.MAX_VALUE).orElseThrow(() -> new PageRefusal(404, "unknown"));
        if (sight.phase() != Phase.CHAT && sight.phase() != Phase.ASKING) {
            gate.to(ctx, "/me");
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
        return gate.session(ctx).flatMap(session -> visitor(ctx, session));
    }

    private Optional<Visitor> visitor(Context ctx, WebSession session) {
        return visitors.on(session.login(), ctx.pathParam("mail"));
    }

    private BooleanSupplier still(Context ctx, Visitor who) {
        Optional<WebSession> session = gate.session(ctx);
        return () -> session.isPresent() && browsers.still(session.get());
    }
}
