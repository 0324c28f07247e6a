package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import org.chmail.bridge.page.BeginOutcome;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.SigningIn;
import org.chmail.bridge.page.SigningIn.Waiting;
import org.chmail.bridge.page.YesOutcome;
import org.chmail.bridge.words.Phrases;

/**
 * Signing in: {@code /in}, where a browser shows its code and waits, and {@code /y/{token}}, where the mailed link leads. A
 * GET of the latter changes nothing, so that whatever follows links in mails says yes for nobody.
 */
final class SignInPages {

    private static final int LONGEST_LOGIN = 1000;

    private final String path;
    private final String home;
    private final SigningIn signingIn;
    private final Browsers browsers;
    private final PageGuard guard;
    private final Pages pages;
    private final Cookies cookies;

    /**
     * @param path what the pages' paths begin with
     * @param home where a browser goes that is signed in
     */
    SignInPages(String path, String home, PageServices services, PageGuard guard, Pages pages, Cookies cookies) {
        this.path = path;
        this.home = home;
        this.signingIn = services.signingIn();
        this.browsers = services.browsers();
        this.guard = guard;
        this.pages = pages;
        this.cookies = cookies;
    }

    void routes(JavalinConfig config) {
        PublicPages.get(config, path + "/in", this::show);
        config.routes.post(path + "/in", this::begin);
        PublicPages.get(config, path + "/in/state", this::state);
        PublicPages.get(config, path + "/y/{token}", this::ask);
        config.routes.post(path + "/y/{token}", this::confirm);
    }

    private void show(Context ctx) {
        Optional<String> cookie = cookies.read(ctx);
        Optional<Waiting> waiting = cookie.flatMap(signingIn::waiting);
        boolean other = ctx.queryParam("other") != null;
        if (waiting.filter(Waiting::confirmed).isPresent()) {
            enter(ctx, cookie.orElseThrow());
            to(ctx, next(ctx));
        } else if (waiting.isPresent() && !other) {
            pages.show(ctx, 200, page(waiting.get(), back(ctx)));
        } else if (cookie.flatMap(browsers::at).isPresent() && !other) {
            to(ctx, next(ctx));
        } else {
            pages.show(ctx, 200, new SignInPage.Ask("", back(ctx), null));
        }
    }

    /** Of two pages of a browser that ask at once only one is answered with the new cookie. */
    private void enter(Context ctx, String cookie) {
        String next = cookies.fresh();
        if (signingIn.enter(cookie, next)) {
            cookies.give(ctx, next);
        }
    }

    private void begin(Context ctx) {
        String cookie = guard.form(ctx);
        String login = field(ctx, "login").strip();
        if (login.length() > LONGEST_LOGIN) {
            throw PageRefusal.badForm();
        }
        Phrases phrases = pages.words(ctx);
        if (login.isEmpty()) {
            pages.show(ctx, 422, new SignInPage.Ask("", back(ctx), phrases.say("page.wrong.login")));
            return;
        }
        String agent = Optional.ofNullable(ctx.userAgent()).orElse("");
        switch (signingIn.begin(cookie, login, agent, phrases.lang())) {
            case BeginOutcome.Waits() -> to(ctx, path + "/in" + SignInPage.query(back(ctx)));
            case BeginOutcome.TooMany(var pause) ->
                pages.show(
                        ctx,
                        429,
                        new SignInPage.Ask(login, back(ctx), phrases.say("page.wrong.signIns", pause.toMinutes())));
        }
    }

    private void state(Context ctx) {
        boolean waits = cookies.read(ctx)
                .flatMap(signingIn::waiting)
                .filter(waiting -> !waiting.confirmed())
                .isPresent();
        Json.answer(ctx, 200, Map.of("waiting", waits));
    }

    private void ask(Context ctx) {
        String token = ctx.pathParam("token");
        Optional<String> login = asked(token);
        if (login.isEmpty()) {
            over(ctx);
            return;
        }
        pages.show(ctx, 200, new SignInPage.Confirm(token, login.get(), null));
    }

    private void confirm(Context ctx) {
        String token = ctx.pathParam("token");
        guard.form(ctx, token);
        Optional<String> login = asked(token);
        if (login.isEmpty()) {
            over(ctx);
            return;
        }
        String code = field(ctx, "code").replaceAll("[\\s\\p{Z}]", "");
        switch (signingIn.confirmByMail(token, code)) {
            case YesOutcome.SignedIn(var agent) -> pages.show(ctx, 200, new Notice("confirmed"));
            case YesOutcome.Wrong(int left)
            when left > 0 ->
                pages.show(
                        ctx,
                        422,
                        new SignInPage.Confirm(
                                token, login.get(), pages.words(ctx).say("page.wrong.code", left)));
            case YesOutcome.Wrong(int left) -> over(ctx);
            case YesOutcome.NoCode() -> over(ctx);
        }
    }

    private void over(Context ctx) {
        guard.deadLink(ctx);
        pages.show(ctx, 404, new Notice("signInOver"));
    }

    private Optional<String> asked(String token) {
        return PublicPages.TOKEN.matcher(token).matches() ? signingIn.asked(token) : Optional.empty();
    }

    /** The token of the mail's page from which they came, and to which they go back; empty if from none. */
    private static String back(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("c"))
                .filter(token -> PublicPages.TOKEN.matcher(token).matches())
                .orElse("");
    }

    private String next(Context ctx) {
        String back = back(ctx);
        return back.isEmpty() ? home : path + "/c/" + back;
    }

    private static SignInPage page(Waiting waiting, String back) {
        long minutes = Math.max(1, waiting.left().plusSeconds(59).toMinutes());
        return new SignInPage.Wait(waiting.code(), waiting.login(), minutes, back);
    }

    private static void to(Context ctx, String path) {
        ctx.status(HttpStatus.SEE_OTHER).header("Location", path);
    }

    private static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }
}
