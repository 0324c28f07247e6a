package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.chmail.bridge.directory.Linking;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.CodeOutcome;
import org.chmail.bridge.page.Face;
import org.chmail.bridge.page.NameOutcome;
import org.chmail.bridge.page.ProofOutcome;
import org.chmail.bridge.page.Proofs;
import org.chmail.bridge.page.Visitors;
import org.chmail.bridge.words.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * A mail's page for a browser that is nobody yet: who wrote the mail, and the ways in, which are a code that is mailed to an
 * address on it, a name where anyone may come in, and signing in. Each form leads back to the page.
 */
final class StrangerPages {

    private final String path;
    private final Proofs proofs;
    private final Visitors visitors;
    private final Browsers browsers;
    private final PageGuard guard;
    private final Pages pages;
    private final Cookies cookies;

    /** @param path what the pages' paths begin with */
    StrangerPages(String path, PageServices services, PageGuard guard, Pages pages, Cookies cookies) {
        this.path = path;
        this.proofs = services.proofs();
        this.visitors = services.visitors();
        this.browsers = services.browsers();
        this.guard = guard;
        this.pages = pages;
        this.cookies = cookies;
    }

    void routes(JavalinConfig config, String page) {
        config.routes.post(page + "/code", this::sendCode);
        config.routes.post(page + "/proof", this::prove);
        config.routes.post(page + "/name", this::comeIn);
    }

    /** Whether this browser is about to prove something: it waits for a code, or wants one ({@code ?prove=1}). */
    boolean proves(Context ctx, String token) {
        return ctx.queryParam("prove") != null
                || ctx.queryParam("other") != null
                || cookies.read(ctx)
                        .flatMap(cookie -> proofs.awaiting(cookie, token))
                        .isPresent();
    }

    /** Shows the page, with the form for the code while there is one to return. */
    void show(Context ctx, String token, Face face) {
        Optional<Address> awaiting = ctx.queryParam("other") == null
                ? cookies.read(ctx).flatMap(cookie -> proofs.awaiting(cookie, token))
                : Optional.empty();
        pages.show(
                ctx,
                200,
                awaiting.<PageModel>map(
                                address -> new ChatPage.CodeSent(token, face.author(), address.value(), "", null))
                        .orElseGet(() -> stranger(token, face, "", null)));
    }

    private void sendCode(Context ctx) {
        String token = ctx.pathParam("token");
        String cookie = guard.form(ctx, token);
        String typed = field(ctx, "address").strip();
        Optional<Address> address = Linking.address(typed);
        Face face = face(token);
        Phrases phrases = pages.words(ctx);
        if (address.isEmpty()) {
            pages.show(ctx, 422, stranger(token, face, typed, phrases.say("page.wrong.address")));
            return;
        }
        switch (proofs.sendCode(cookie, token, address.get(), phrases.lang())) {
            case CodeOutcome.OnItsWay() -> back(ctx, token);
            case CodeOutcome.TooMany(var pause) ->
                pages.show(ctx, 429, stranger(token, face, typed, phrases.say("page.wrong.codes", pause.toMinutes())));
            case CodeOutcome.NoMail() -> back(ctx, token);
            case CodeOutcome.Unknown() -> throw new PageRefusal(404, "unknown");
        }
    }

    private void prove(Context ctx) {
        String token = ctx.pathParam("token");
        String cookie = guard.form(ctx, token);
        String name = field(ctx, "name");
        Phrases phrases = pages.words(ctx);
        switch (proofs.prove(cookie, token, field(ctx, "code").replace(" ", ""), name, agent(ctx))) {
            case ProofOutcome.Proven() -> {
                // Whoever knew this browser's cookie before must not be that person now.
                browsers.move(cookie, cookies.renew(ctx));
                back(ctx, token);
            }
            case ProofOutcome.Wrong(int left) -> again(ctx, token, cookie, name, phrases.say("page.wrong.code", left));
            case ProofOutcome.BadName(var why) ->
                again(ctx, token, cookie, name, phrases.say("page.wrong.name." + why));
            case ProofOutcome.NoCode() -> {
                pages.show(ctx, 409, stranger(token, face(token), "", phrases.say("page.wrong.codeOver")));
            }
            case ProofOutcome.PutOut() -> throw new PageRefusal(403, "kicked");
            case ProofOutcome.Unknown() -> throw new PageRefusal(404, "unknown");
        }
    }

    private void again(Context ctx, String token, String cookie, String name, String wrong) {
        Face face = face(token);
        String address = proofs.awaiting(cookie, token).map(Address::value).orElse("");
        pages.show(ctx, 422, new ChatPage.CodeSent(token, face.author(), address, name, wrong));
    }

    private void comeIn(Context ctx) {
        String token = ctx.pathParam("token");
        String cookie = guard.form(ctx, token);
        String name = field(ctx, "name");
        Phrases phrases = pages.words(ctx);
        switch (visitors.comeIn(cookie, token, name, agent(ctx))) {
            case NameOutcome.In in -> back(ctx, token);
            case NameOutcome.BadName(var why) ->
                wrongName(ctx, 422, token, name, phrases.say("page.wrong.name." + why));
            case NameOutcome.ProveFirst() -> wrongName(ctx, 403, token, name, phrases.say("page.wrong.proveFirst"));
            case NameOutcome.Unknown() -> throw new PageRefusal(404, "unknown");
        }
    }

    private void wrongName(Context ctx, int status, String token, String name, String wrong) {
        Face face = face(token);
        pages.show(
                ctx,
                status,
                new ChatPage.Stranger(
                        token, face.author(), signIn(token), face.codes(), face.anyone(), "", name, null, wrong));
    }

    private Face face(String token) {
        return visitors.face(token).orElseThrow(() -> new PageRefusal(404, "unknown"));
    }

    private ChatPage stranger(String token, Face face, String address, @Nullable String wrong) {
        return face.codes() || face.anyone()
                ? new ChatPage.Stranger(
                        token, face.author(), signIn(token), face.codes(), face.anyone(), address, "", wrong, null)
                : new ChatPage.ByXmpp(token, signIn(token));
    }

    /** Who signs in there comes back here. */
    private String signIn(String token) {
        return path + "/in?c=" + token;
    }

    private void back(Context ctx, String token) {
        ctx.status(HttpStatus.SEE_OTHER).header("Location", path + "/c/" + token);
    }

    private static String agent(Context ctx) {
        return Optional.ofNullable(ctx.userAgent()).orElse("");
    }

    private static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }
}
