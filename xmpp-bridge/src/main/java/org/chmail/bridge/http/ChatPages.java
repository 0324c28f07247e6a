package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.chmail.bridge.attempt.Asking;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Outcome;
import org.chmail.bridge.directory.PagePresences;
import org.chmail.bridge.page.Face;
import org.chmail.bridge.page.Sight;
import org.chmail.bridge.page.Sight.Phase;
import org.chmail.bridge.page.Visitor;
import org.chmail.bridge.page.Visitors;
import org.chmail.bridge.page.Visits;
import org.chmail.bridge.words.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * Where the link in a mail's header leads: to a stranger it shows who wrote the mail, and how to prove to be on it; to who
 * has proven that, the mail, and the chat about it. A GET rings nobody; each form leads back to it.
 */
final class ChatPages {

    /** What the live page shows; the others can ask. */
    private static final Set<Phase> FOLLOWED = EnumSet.of(Phase.ASKING, Phase.AWAITED, Phase.CHAT);

    private final String path;
    private final Visitors visitors;
    private final Visits visits;
    private final Asking asking;
    private final PagePresences presences;
    private final PageGuard guard;
    private final Pages pages;
    private final Cookies cookies;
    private final LiveCalls live;
    private final StrangerPages strangers;

    /** @param path what the pages' paths begin with */
    ChatPages(String path, EdgeServices services, PageGuard guard, Pages pages, Cookies cookies, LiveCalls live) {
        this.path = path;
        this.visitors = services.pages().visitors();
        this.visits = services.pages().visits();
        this.asking = services.asking();
        this.presences = services.pages().presences();
        this.guard = guard;
        this.pages = pages;
        this.cookies = cookies;
        this.live = live;
        this.strangers = new StrangerPages(path, services.pages(), guard, pages, cookies);
    }

    void routes(JavalinConfig config) {
        String page = path + "/c/{token}";
        PublicPages.get(config, page, this::show);
        strangers.routes(config, page);
        config.routes.post(page + "/ask", this::ask);
        live.routes(config, page, this::visitor, this::still);
    }

    private void show(Context ctx) {
        String token = ctx.pathParam("token");
        if (!PublicPages.TOKEN.matcher(token).matches()) {
            pages.show(ctx, 404, new Notice("incomplete"));
            return;
        }
        Optional<Face> face = visitors.face(token);
        if (face.isEmpty()) {
            guard.deadLink(ctx);
            pages.show(ctx, 404, new Notice("unknown"));
            return;
        }
        Optional<Visitor> visitor = visitor(ctx).filter(who -> who.proven() || !strangers.proves(ctx, token));
        if (visitor.isPresent()) {
            show(ctx, token, face.get(), visitor.get(), null);
            return;
        }
        strangers.show(ctx, token, face.get());
    }

    private void show(Context ctx, String token, Face face, Visitor visitor, @Nullable String wrong) {
        Optional<Sight> seen = visits.look(visitor, Long.MAX_VALUE);
        if (seen.isEmpty()) {
            pages.show(ctx, 404, new Notice("unknown"));
            return;
        }
        Sight sight = seen.get();
        Phrases phrases = pages.words(ctx);
        String subject = visitor.proven() ? phrases.subject(sight.mail()) : "";
        boolean follows = FOLLOWED.contains(sight.phase());
        String with = sight.own() && sight.people().size() > 1 ? sight.people().get(1) : face.author();
        pages.show(
                ctx,
                wrong == null ? 200 : 409,
                follows
                        ? new ChatPage.Live(base(token), "chat " + token, with, subject, base(token))
                        : new ChatPage.Proven(
                                token, with, subject, sight.people(), reach(sight, phrases), visitor.name(), wrong));
    }

    private void ask(Context ctx) {
        String token = ctx.pathParam("token");
        guard.form(ctx, token);
        Optional<Visitor> visitor = visitor(ctx);
        if (visitor.isEmpty()) {
            back(ctx, token);
            return;
        }
        Visitor who = visitor.get();
        Phrases phrases = pages.words(ctx);
        presences.awaited(who.login());
        Outcome outcome = asking.ask(who.login(), new MailRef.ById(who.mail().id()), false, null);
        String wrong = Refusals.words(outcome, phrases);
        if (wrong == null) {
            back(ctx, token);
        } else {
            Face face = visitors.face(token).orElseThrow(() -> new PageRefusal(404, "unknown"));
            show(ctx, token, face, who, wrong);
        }
    }

    private Optional<Visitor> visitor(Context ctx) {
        String token = ctx.pathParam("token");
        return PublicPages.TOKEN.matcher(token).matches()
                ? cookies.read(ctx).flatMap(cookie -> visitors.at(cookie, token))
                : Optional.empty();
    }

    private BooleanSupplier still(Context ctx, Visitor who) {
        Optional<String> cookie = cookies.read(ctx);
        return () -> cookie.isPresent() && visitors.still(cookie.get(), who);
    }

    private void back(Context ctx, String token) {
        ctx.status(HttpStatus.SEE_OTHER).header("Location", base(token));
    }

    private String base(String token) {
        return path + "/c/" + token;
    }

    /** Empty where it must not be told. */
    private static String reach(Sight sight, Phrases phrases) {
        Boolean reachable = sight.reachable();
        if (reachable == null) {
            return "";
        }
        if (sight.phase() == Phase.ASKED) {
            return phrases.say("live.note.ASKED");
        }
        return phrases.say(reachable ? "live.reach.on" : "live.reach.off");
    }
}
