package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.chmail.bridge.attempt.Asking;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Outcome;
import org.chmail.bridge.directory.Linking;
import org.chmail.bridge.directory.PagePresences;
import org.chmail.bridge.http.ChatPage.Entry;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.page.CodeOutcome;
import org.chmail.bridge.page.Face;
import org.chmail.bridge.page.ProofOutcome;
import org.chmail.bridge.page.Proofs;
import org.chmail.bridge.page.Sight;
import org.chmail.bridge.page.Sight.Phase;
import org.chmail.bridge.page.Visitor;
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
    private final Proofs proofs;
    private final Visits visits;
    private final Asking asking;
    private final PagePresences presences;
    private final PageGuard guard;
    private final Pages pages;
    private final Cookies cookies;
    private final LiveCalls live;

    /** @param path what the pages' paths begin with */
    ChatPages(String path, EdgeServices services, PageGuard guard, Pages pages, Cookies cookies, LiveCalls live) {
        this.path = path;
        this.proofs = services.pages().proofs();
        this.visits = services.pages().visits();
        this.asking = services.asking();
        this.presences = services.pages().presences();
        this.guard = guard;
        this.pages = pages;
        this.cookies = cookies;
        this.live = live;
    }

    void routes(JavalinConfig config) {
        String page = path + "/c/{token}";
        PublicPages.get(config, page, this::show);
        config.routes.post(page + "/code", this::sendCode);
        config.routes.post(page + "/proof", this::prove);
        config.routes.post(page + "/ask", this::ask);
        live.routes(config, page, this::visitor);
    }

    private void show(Context ctx) {
        String token = ctx.pathParam("token");
        if (!PublicPages.TOKEN.matcher(token).matches()) {
            pages.show(ctx, 404, new Notice("incomplete"));
            return;
        }
        Optional<Face> face = proofs.face(token);
        if (face.isEmpty()) {
            guard.deadLink(ctx);
            pages.show(ctx, 404, new Notice("unknown"));
            return;
        }
        Optional<Visitor> visitor = visitor(ctx);
        if (visitor.isPresent()) {
            show(ctx, token, face.get(), visitor.get(), null);
            return;
        }
        Optional<Address> awaiting = ctx.queryParam("other") == null
                ? cookies.read(ctx).flatMap(cookie -> proofs.awaiting(cookie, token))
                : Optional.empty();
        pages.show(
                ctx,
                200,
                awaiting.<PageModel>map(address ->
                                new ChatPage.CodeSent(token, face.get().author(), address.value(), "", null))
                        .orElseGet(() -> stranger(token, face.get(), "", null)));
    }

    private void show(Context ctx, String token, Face face, Visitor visitor, @Nullable String wrong) {
        Optional<Sight> seen = visits.look(visitor, Long.MAX_VALUE);
        if (seen.isEmpty()) {
            pages.show(ctx, 404, new Notice("unknown"));
            return;
        }
        Sight sight = seen.get();
        Phrases phrases = pages.words(ctx);
        String subject = phrases.subject(sight.mail());
        boolean follows = FOLLOWED.contains(sight.phase());
        String with = sight.own() && sight.people().size() > 1 ? sight.people().get(1) : face.author();
        pages.show(
                ctx,
                wrong == null ? 200 : 409,
                follows
                        ? new ChatPage.Live(base(token), "chat " + token, with, subject, base(token))
                        : new ChatPage.Proven(
                                token,
                                with,
                                subject,
                                sight.people(),
                                phrases.say(reach(sight)),
                                visitor.name(),
                                wrong));
    }

    private void sendCode(Context ctx) {
        String token = ctx.pathParam("token");
        String cookie = guard.form(ctx, token);
        String typed = field(ctx, "address").strip();
        Optional<Address> address = Linking.address(typed);
        Optional<Face> face = proofs.face(token);
        if (face.isEmpty()) {
            throw new PageRefusal(404, "unknown");
        }
        Phrases phrases = pages.words(ctx);
        if (address.isEmpty()) {
            pages.show(ctx, 422, stranger(token, face.get(), typed, phrases.say("page.wrong.address")));
            return;
        }
        switch (proofs.sendCode(cookie, token, address.get(), phrases.lang())) {
            case CodeOutcome.OnItsWay() -> back(ctx, token);
            case CodeOutcome.TooMany(var pause) ->
                pages.show(
                        ctx,
                        429,
                        stranger(token, face.get(), typed, phrases.say("page.wrong.codes", pause.toMinutes())));
            case CodeOutcome.NoMail() -> back(ctx, token);
            case CodeOutcome.Unknown() -> throw new PageRefusal(404, "unknown");
        }
    }

    private void prove(Context ctx) {
        String token = ctx.pathParam("token");
        String cookie = guard.form(ctx, token);
        String name = field(ctx, "name");
        String agent = Optional.ofNullable(ctx.userAgent()).orElse("");
        Phrases phrases = pages.words(ctx);
        ProofOutcome outcome = proofs.prove(cookie, token, field(ctx, "code").replace(" ", ""), name, agent);
        switch (outcome) {
            case ProofOutcome.Proven proven -> {
                // Whoever knew this browser's cookie before must not be that person now.
                proofs.move(cookie, cookies.renew(ctx));
                back(ctx, token);
            }
            case ProofOutcome.Wrong(int left) -> again(ctx, token, cookie, name, phrases.say("page.wrong.code", left));
            case ProofOutcome.BadName(var why) ->
                again(ctx, token, cookie, name, phrases.say("page.wrong.name." + why));
            case ProofOutcome.NoCode() -> {
                Face face = proofs.face(token).orElseThrow(() -> new PageRefusal(404, "unknown"));
                pages.show(ctx, 409, stranger(token, face, "", phrases.say("page.wrong.codeOver")));
            }
            case ProofOutcome.PutOut() -> throw new PageRefusal(403, "kicked");
            case ProofOutcome.Unknown() -> throw new PageRefusal(404, "unknown");
        }
    }

    private void again(Context ctx, String token, String cookie, String name, String wrong) {
        Face face = proofs.face(token).orElseThrow(() -> new PageRefusal(404, "unknown"));
        String address = proofs.awaiting(cookie, token).map(Address::value).orElse("");
        pages.show(ctx, 422, new ChatPage.CodeSent(token, face.author(), address, name, wrong));
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
            Face face = proofs.face(token).orElseThrow(() -> new PageRefusal(404, "unknown"));
            show(ctx, token, face, who, wrong);
        }
    }

    private Optional<Visitor> visitor(Context ctx) {
        String token = ctx.pathParam("token");
        return PublicPages.TOKEN.matcher(token).matches()
                ? cookies.read(ctx).flatMap(cookie -> proofs.visitor(cookie, token))
                : Optional.empty();
    }

    private void back(Context ctx, String token) {
        ctx.status(HttpStatus.SEE_OTHER).header("Location", base(token));
    }

    private String base(String token) {
        return path + "/c/" + token;
    }

    private static String reach(Sight sight) {
        if (sight.phase() == Phase.ASKED) {
            return "live.note.ASKED";
        }
        return sight.reachable() ? "live.reach.on" : "live.reach.off";
    }

    private ChatPage stranger(String token, Face face, String typed, @Nullable String wrong) {
        return face.codes()
                ? new ChatPage.Stranger(token, face.author(), path + "/in", Entry.VERIFIED, typed, wrong)
                : new ChatPage.ByXmpp(token);
    }

    private static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }
}
