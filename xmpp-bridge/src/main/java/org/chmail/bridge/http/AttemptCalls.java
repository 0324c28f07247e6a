package org.chmail.bridge.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chmail.bridge.attempt.Asking;
import org.chmail.bridge.attempt.AttemptView;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Outcome;
import org.chmail.bridge.attempt.Views;
import org.chmail.bridge.attempt.Withdrawing;
import org.chmail.bridge.http.Problem.Code;
import org.chmail.bridge.model.LoginId;
import org.jspecify.annotations.Nullable;

/** {@code /attempts}: whoever holds a token vouches for the callers that it names. */
final class AttemptCalls {

    private final Asking asking;
    private final Withdrawing withdrawing;
    private final Views views;
    private final AttemptStreams streams;

    AttemptCalls(Asking asking, Withdrawing withdrawing, Views views, AttemptStreams streams) {
        this.asking = asking;
        this.withdrawing = withdrawing;
        this.views = views;
        this.streams = streams;
    }

    void begin(Context ctx) {
        Body body = Body.of(ctx);
        MailRef mail = new MailRef.ByPort(body.get("loginId", Fields::login), body.get("port", Fields::port));
        LoginId caller = body.get("caller", Fields::login);
        body.refuseOthers();
        String id = view(asking.ask(caller, mail, false, null)).attempt().id();
        ctx.header("Location", Api.BASE + "/attempts/" + id);
        Json.answer(ctx, 201, Map.of("id", id));
    }

    void show(Context ctx) throws IOException {
        String id = ctx.pathParam("id");
        @Nullable String accept = ctx.header("Accept");
        boolean stream = accept != null && accept.contains(AttemptStreams.CONTENT_TYPE);
        if (stream && ctx.req().getMethod().equals("GET")) {
            streams.follow(ctx, id);
            return;
        }
        AttemptView view = views.attempt(id).orElseThrow(AttemptCalls::noAttempt);
        Json.answer(ctx, 200, AttemptJson.of(view));
    }

    void withdraw(Context ctx) {
        String id = ctx.pathParam("id");
        switch (withdrawing.withdrawFrom(id, caller(ctx))) {
            case Outcome.Unknown() -> throw noAttempt();
            case Outcome.Nothing() -> refuseIfChatStands(id);
            default -> {}
        }
        ctx.status(204);
    }

    private void refuseIfChatStands(String id) {
        if (views.attempt(id)
                .filter(view -> view.attempt().open() && view.chat() != null)
                .isPresent()) {
            throw new Problem(
                    Code.CHAT_OPEN,
                    "A chat has begun, so nobody is called any more. Whoever has enough leaves its room.");
        }
    }

    private static @Nullable LoginId caller(Context ctx) {
        for (String name : ctx.queryParamMap().keySet()) {
            if (!name.equals("caller")) {
                throw Problem.badRequest("`" + Fields.shown(name) + "` is not a parameter of this request.");
            }
        }
        List<String> callers = ctx.queryParams("caller");
        return switch (callers.size()) {
            case 0 -> null;
            case 1 ->
                Fields.asLogin(callers.get(0))
                        .orElseThrow(() -> Problem.badRequest("`caller` must be a login ID (a bare JID), such as"
                                + " bob@example.org, got: " + Fields.shown(callers.get(0)) + "."));
            default -> throw Problem.badRequest("`caller` must occur once.");
        };
    }

    private static AttemptView view(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Asked(AttemptView view) -> view;
            case Outcome.AlreadyAsked(AttemptView view) -> view;
            case Outcome.Joined(AttemptView view) -> view;
            case Outcome.RoomAgain(AttemptView view) -> view;
            case Outcome.Unknown() -> throw notOnIt();
            case Outcome.ProveFirst(var mail) -> throw notOnIt();
            case Outcome.NobodyToCall(var mail) ->
                throw new Problem(
                        Code.NOBODY_TO_CALL, "Nobody but the caller has a login among those who are on this mail.");
            case Outcome.TooOften(Duration pause) -> throw Problem.tooOften(pause);
            case Outcome.TooMany(int people, int most) ->
                throw new Problem(
                        Code.TOO_MANY_CALLEES,
                        people + " people would be called, and `attempt.maxCallees` is " + most + ".");
            default -> throw new IllegalStateException("not an answer to asking: " + outcome);
        };
    }

    private static Problem notOnIt() {
        return new Problem(
                Code.NOT_FOUND, "There is no such port, or the caller is not on its mail; which of them is not told.");
    }

    static Problem noAttempt() {
        return new Problem(Code.NOT_FOUND, "There is no such attempt. They are forgotten seven days after their end.");
    }
}
