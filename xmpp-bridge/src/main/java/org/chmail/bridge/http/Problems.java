package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chmail.bridge.http.Problem.Code;

/** Makes each error of a listener an {@code application/problem+json} (RFC 9457). */
final class Problems {

    static final String CONTENT_TYPE = "application/problem+json";

    private Problems() {}

    static void install(JavalinConfig config) {
        FailureLog log = new FailureLog();
        config.routes.exception(Problem.class, (problem, ctx) -> answer(ctx, problem));
        config.routes.exception(MethodNotAllowedResponse.class, (e, ctx) -> {
            String allowed = String.valueOf(e.getDetails().get("availableMethods"));
            ctx.header("Allow", allowed);
            answer(ctx, new Problem(Code.METHOD_NOT_ALLOWED, ctx.path() + " takes " + allowed + " only."));
        });
        config.routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, translated(e, ctx)));
        config.routes.exception(Exception.class, (e, ctx) -> {
            log.failed(ctx, e);
            answer(ctx, new Problem(Code.INTERNAL, "Something failed within the bridge; its log says what."));
        });
    }

    static void answer(Context ctx, Problem problem) {
        Code code = problem.code();
        Duration wait = problem.retryAfter();
        if (wait != null) {
            ctx.header("Retry-After", Long.toString(wait.toSeconds()));
        }
        Json.answer(
                ctx, code.status(), CONTENT_TYPE, members(code.code(), code.title(), code.status(), problem.detail()));
    }

    static Map<String, Object> members(String code, String title, int status, String detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:chmail:problem:" + code);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        return members;
    }

    /** What the HTTP library itself refuses. */
    private static Problem translated(HttpResponseException e, Context ctx) {
        return switch (e.getStatus()) {
            case 404 -> new Problem(Code.NOT_FOUND, "There is no path " + ctx.path() + " here.");
            case 413 -> Body.tooLarge();
            default -> Problem.badRequest(String.valueOf(e.getMessage()));
        };
    }
}
