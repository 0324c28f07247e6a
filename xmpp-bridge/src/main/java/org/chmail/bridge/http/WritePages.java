package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.page.WriteOutcome;
import org.chmail.bridge.page.Writing;
import org.chmail.bridge.page.Writing.Draft;
import org.chmail.bridge.words.Phrases;
import org.jspecify.annotations.Nullable;

/** {@code /me/write}: a mail of who is signed in, where the bridge may write in its users' names. */
final class WritePages {

    private final String path;
    private final Writing writing;
    private final MeGate gate;
    private final Pages pages;

    /** @param path what the pages' paths begin with */
    WritePages(String path, PageServices services, MeGate gate, Pages pages) {
        this.path = path;
        this.writing = services.writing();
        this.gate = gate;
        this.pages = pages;
    }

    void routes(JavalinConfig config) {
        PublicPages.get(config, path + "/me/write", gate.page(this::show));
        config.routes.post(path + "/me/write", gate.form(this::write));
    }

    private void show(Context ctx, WebSession session) {
        Draft draft = Optional.ofNullable(ctx.queryParam("again"))
                .flatMap(id -> writing.again(session.login(), id))
                .orElseGet(() -> new Draft(UUID.randomUUID(), "", "", "", ""));
        show(ctx, 200, from(session), draft, "", null);
    }

    private void write(Context ctx, WebSession session) {
        Address from = from(session);
        Draft draft = draft(ctx);
        Phrases phrases = pages.words(ctx);
        switch (writing.write(session.login(), draft)) {
            case WriteOutcome.OnItsWay() -> gate.to(ctx, "/me?done=written");
            case WriteOutcome.Wrong(var part, var fault, var detail) -> {
                String key = "page.wrong.write." + fault;
                String where = phrases.say("page.write." + part);
                show(ctx, 422, from, draft, part.name().toLowerCase(Locale.ROOT), phrases.say(key, where, detail));
            }
            case WriteOutcome.TooMany(var pause) -> {
                ctx.header("Retry-After", Long.toString(pause.toSeconds() + 1));
                show(ctx, 429, from, draft, "", phrases.say("page.wrong.write.tooOften", pause.toMinutes() + 1));
            }
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
                    UUID.fromString(MeGate.field(ctx, "id")),
                    MeGate.field(ctx, "to"),
                    MeGate.field(ctx, "cc"),
                    MeGate.field(ctx, "subject"),
                    MeGate.field(ctx, "text"));
        } catch (IllegalArgumentException e) {
            throw PageRefusal.badForm();
        }
    }
}
