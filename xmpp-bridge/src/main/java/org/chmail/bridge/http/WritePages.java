package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.WriteOutcome;
import org.chmail.bridge.page.Writing;
import org.chmail.bridge.page.Writing.Draft;
import org.chmail.bridge.words.Phrases;
import org.jspecify.annotations.Nullable;

/** {@code /me/write}: a mail of who is signed in, where the bridge may write in its users' names. */
final class WritePages {

    private final String path;
    private final Writing writing;
    private final Browsers browsers;
    private final PageGuard guard;
    private final Pages pages;
    private final Cookies cookies;

    /** @param path what the pages' paths begin with */
    WritePages(String path, PageServices services, PageGuard guard, Pages pages, Cookies cookies) {
        this.path = path;
        this.writing = services.writing();
        this.browsers = services.browsers();
        this.guard = guard;
        this.pages = pages;
        this.cookies = cookies;
    }

    void routes(JavalinConfig config) {
        PublicPages.get(config, path + "/me/write", this::show);
        config.routes.post(path + "/me/write", this::write);
    }

    private void show(Context ctx) {
        Optional<WebSession> session = session(ctx);
        if (session.isEmpty()) {
            to(ctx, "/in");
            return;
        }
        Draft empty = new Draft(UUID.randomUUID(), "", "", "", "");
        show(ctx, 200, from(session.get()), empty, "", null);
    }

    private void write(Context ctx) {
        guard.form(ctx);
        Optional<WebSession> session = session(ctx);
        if (session.isEmpty()) {
            to(ctx, "/in");
            return;
        }
        Address from = from(session.get());
        Draft draft = draft(ctx);
        Phrases phrases = pages.words(ctx);
        switch (writing.write(session.get().login(), draft)) {
            case WriteOutcome.OnItsWay() -> to(ctx, "/me?done=written");
            case WriteOutcome.Wrong(var part, var fault, var detail) -> {
                String key = "page.wrong.write." + fault;
                String where = phrases.say("page.write." + part);
                show(ctx, 422, from, draft, part.name().toLowerCase(Locale.ROOT), phrases.say(key, where, detail));
            }
            case WriteOutcome.TooMany(var pause) ->
                show(ctx, 429, from, draft, "", phrases.say("page.wrong.write.tooOften", pause.toMinutes()));
            case WriteOutcome.NoAddress() -> throw new PageRefusal(404, "unknown");
        }
    }

    private void show(Context ctx, int status, Address from, Draft draft, String at, @Nullable String wrong) {
        pages.show(
                ctx,
                status,
                new WritePage(
                        draft.id().toString(),
                        from.value(),
                        draft.to(),
                        draft.cc(),
                        draft.subject(),
                        draft.text(),
                        at,
                        wrong));
    }

    private Address from(WebSession session) {
        return writing.from(session.login()).orElseThrow(() -> new PageRefusal(404, "unknown"));
    }

    private static Draft draft(Context ctx) {
        try {
            return new Draft(
                    UUID.fromString(field(ctx, "id")),
                    field(ctx, "to"),
                    field(ctx, "cc"),
                    field(ctx, "subject"),
                    field(ctx, "text"));
        } catch (IllegalArgumentException e) {
            throw PageRefusal.badForm();
        }
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
