package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.chmail.bridge.attempt.Asking;
import org.chmail.bridge.attempt.Kicking;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Withdrawing;
import org.chmail.bridge.page.Visitor;
import org.chmail.bridge.page.Visits;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the script of a chat's page asks for: the stream of what happens, to speak, to leave, to ask no longer. */
final class LiveCalls {

    private static final Pattern EVENT_ID = Pattern.compile("[0-9]{1,18}");

    private final PageServices services;
    private final Visits visits;
    private final Asking asking;
    private final Withdrawing withdrawing;
    private final Kicking kicking;
    private final Pages pages;
    private final PageGuard guard;
    private final OpenStreams streams;
    private final Duration keepAlive;

    /** @param keepAlive a stream is silent for at most so long */
    LiveCalls(EdgeServices services, Pages pages, PageGuard guard, OpenStreams streams, Duration keepAlive) {
        this.services = services.pages();
        this.visits = services.pages().visits();
        this.asking = services.asking();
        this.withdrawing = services.withdrawing();
        this.kicking = services.pages().kicking();
        this.pages = pages;
        this.guard = guard;
        this.streams = streams;
        this.keepAlive = keepAlive;
    }

    /**
     * Adds the calls of one kind of page.
     *
     * @param page its path
     * @param visitor tells who is at it
     * @param still tells whether the browser of a request is still that one's; if not, the stream ends
     */
    void routes(
            JavalinConfig config,
            String page,
            Function<Context, Optional<Visitor>> visitor,
            BiFunction<Context, Visitor, BooleanSupplier> still) {
        config.routes.get(page + "/live", ctx -> {
            Visitor who = require(ctx, visitor);
            follow(ctx, who, still.apply(ctx, who));
        });
        config.routes.post(page + "/say", ctx -> say(ctx, require(ctx, visitor)));
        config.routes.post(page + "/typing", ctx -> type(ctx, checked(ctx, visitor)));
        config.routes.post(page + "/leave", ctx -> {
            visits.leave(checked(ctx, visitor));
            ctx.status(204);
        });
        config.routes.post(page + "/kick", ctx -> {
            Visitor who = checked(ctx, visitor);
            kicking.kick(who.login(), body(ctx).path("nick").asString(""), null);
            ctx.status(204);
        });
        config.routes.post(page + "/cancel", ctx -> {
            Visitor who = checked(ctx, visitor);
            withdrawing.withdraw(who.login(), new MailRef.ById(who.mail().id()), null);
            ctx.status(204);
        });
    }

    private void follow(Context ctx, Visitor who, BooleanSupplier still) throws IOException {
        long last = Optional.ofNullable(ctx.header("Last-Event-ID"))
                .or(() -> Optional.ofNullable(ctx.queryParam("after")))
                .filter(id -> EVENT_ID.matcher(id).matches())
                .map(Long::parseLong)
                .orElse(0L);
        LiveJson json = new LiveJson(pages.words(ctx), services.ladder());
        LiveStream stream = new LiveStream(
                visits,
                services.followers(),
                json,
                keepAlive,
                who,
                last,
                still,
                () -> comeIn(who),
                EventOut.begin(ctx, keepAlive));
        streams.run(who.login(), stream);
    }

    private void comeIn(Visitor who) {
        asking.ask(who.login(), new MailRef.ById(who.mail().id()), false, null);
    }

    private void say(Context ctx, Visitor who) {
        guard.talk(ctx, who.mail().id());
        JsonNode body = body(ctx);
        UUID ref;
        try {
            ref = UUID.fromString(body.path("ref").asString(""));
        } catch (IllegalArgumentException e) {
            throw PageRefusal.badForm();
        }
        String words = body.path("body").asString("").strip();
        if (words.isEmpty()) {
            throw PageRefusal.badForm();
        }
        switch (visits.say(who, ref, words)) {
            case STORED -> ctx.status(202);
            case NOT_IN_CHAT -> throw new PageRefusal(409, "notInChat");
            case TOO_LONG -> throw new PageRefusal(413, "tooLong");
        }
    }

    private void type(Context ctx, Visitor who) {
        visits.type(who, body(ctx).path("on").asBoolean(false));
        ctx.status(204);
    }

    private Visitor checked(Context ctx, Function<Context, Optional<Visitor>> visitor) {
        guard.script(ctx);
        return require(ctx, visitor);
    }

    private static Visitor require(Context ctx, Function<Context, Optional<Visitor>> visitor) {
        return visitor.apply(ctx).orElseThrow(PageRefusal::notOurs);
    }

    private static JsonNode body(Context ctx) {
        try {
            return Json.MAPPER.readTree(ctx.bodyAsBytes());
        } catch (JacksonException e) {
            throw PageRefusal.badForm();
        }
    }
}
