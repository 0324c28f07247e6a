package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.chmail.bridge.attempt.Asking;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Outcome;
import org.chmail.bridge.model.LegEvent;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.Desk;
import org.chmail.bridge.words.Phrases;
import org.jspecify.annotations.Nullable;

/** {@code /me}: what who is signed in has before them. Each form leads back there, or on to a chat. */
final class MePages {

    /** What can have been done: {@code page.me.done.<what>}. */
    private static final Set<String> DONE = Set.of("declined", "later", "over", "ended");

    private final String path;
    private final PageServices services;
    private final Browsers browsers;
    private final Desk desk;
    private final Asking asking;
    private final PageGuard guard;
    private final Pages pages;
    private final Cookies cookies;
    private final OpenStreams streams;
    private final Duration keepAlive;
    private final MeChats chats;

    /**
     * @param path what the pages' paths begin with
     * @param keepAlive a stream is silent for at most so long
     */
    MePages(
            String path,
            EdgeServices services,
            PageGuard guard,
            Pages pages,
            Cookies cookies,
            LiveCalls live,
            OpenStreams streams,
            Duration keepAlive) {
        this.path = path;
        this.services = services.pages();
        this.browsers = services.pages().browsers();
        this.desk = services.pages().desk();
        this.asking = services.asking();
        this.guard = guard;
        this.pages = pages;
        this.cookies = cookies;
        this.streams = streams;
        this.keepAlive = keepAlive;
        this.chats = new MeChats(path, services.pages(), pages, cookies, live);
    }

    /** What is done by who is signed in. */
    private interface Signed {
        void handle(Context ctx, WebSession session) throws Exception;
    }

    void routes(JavalinConfig config) {
        PublicPages.get(config, path + "/me", signed((ctx, session) -> show(ctx, session, null)));
        config.routes.get(path + "/me/live", this::live);
        config.routes.post(path + "/me/answer", form(this::answer));
        config.routes.post(path + "/me/call", form(this::call));
        config.routes.post(path + "/me/end", form(this::end));
        config.routes.post(path + "/me/out", form((ctx, session) -> out(ctx)));
        chats.routes(config);
    }

    private void live(Context ctx) throws Exception {
        WebSession session = session(ctx).orElseThrow(PageRefusal::notOurs);
        EventOut out = EventOut.begin(ctx, keepAlive);
        streams.run(session.login(), new MeStream(services, pages.words(ctx), session, keepAlive, out));
    }

    private void show(Context ctx, WebSession session, @Nullable String wrong) {
        Phrases phrases = pages.words(ctx);
        MeView view = new MeView(phrases, services.ladder(), path + "/me/c/");
        String done = Optional.ofNullable(ctx.queryParam("done"))
                .filter(DONE::contains)
                .map(what -> phrases.say("page.me.done." + what))
                .orElse(null);
        pages.show(
                ctx,
                wrong == null ? 200 : 409,
                view.page(
                        session,
                        desk.look(session.login(), phrases),
                        browsers.of(session.login()).reversed(),
                        done,
                        wrong));
    }

    private void answer(Context ctx, WebSession session) {
        String answer = field(ctx, "answer");
        LegEvent event = switch (answer) {
            case "accept" -> new LegEvent.Accept();
            case "decline" -> new LegEvent.Decline();
            case "later" -> new LegEvent.Later(minutes(ctx));
            default -> throw PageRefusal.badForm();
        };
        Optional<Mail> chat = desk.answer(session.login(), field(ctx, "leg"), event);
        if (chat.isPresent()) {
            to(ctx, "/me/c/" + chat.get().id());
            return;
        }
        to(
                ctx,
                "/me?done="
                        + switch (answer) {
                            case "decline" -> "declined";
                            case "later" -> "later";
                            default -> "over";
                        });
    }

    private static Duration minutes(Context ctx) {
        return Optional.ofNullable(AnswerPages.LATER.get(field(ctx, "minutes"))).orElseThrow(PageRefusal::badForm);
    }

    private void call(Context ctx, WebSession session) {
        String mail = field(ctx, "mail");
        Outcome outcome = asking.ask(session.login(), new MailRef.ById(mail), false, null);
        if (outcome instanceof Outcome.Unknown) {
            throw new PageRefusal(404, "unknown");
        }
        String wrong = Refusals.words(outcome, pages.words(ctx));
        if (wrong == null) {
            to(ctx, "/me/c/" + mail);
        } else {
            show(ctx, session, wrong);
        }
    }

    private void end(Context ctx, WebSession session) {
        browsers.end(session.login(), field(ctx, "session"));
        to(ctx, "/me?done=ended");
    }

    /** The browser is nobody any more, on no mail either. */
    private void out(Context ctx) {
        cookies.read(ctx).ifPresent(browsers::signOut);
        cookies.remove(ctx);
        to(ctx, "/");
    }

    private Handler form(Signed signed) {
        return ctx -> {
            guard.form(ctx);
            signed(signed).handle(ctx);
        };
    }

    private Handler signed(Signed signed) {
        return ctx -> {
            Optional<WebSession> session = session(ctx);
            if (session.isPresent()) {
                signed.handle(ctx, session.get());
            } else {
                to(ctx, "/in");
            }
        };
    }

    private Optional<WebSession> session(Context ctx) {
        return cookies.read(ctx).flatMap(browsers::at);
    }

    private void to(Context ctx, String where) {
        ctx.status(HttpStatus.SEE_OTHER).header("Location", path + where);
    }

    private static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }
}
