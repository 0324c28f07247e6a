package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.Optional;
import org.chmail.bridge.words.Phrases;

/** Answers what the public listener refuses: a person with a page, a script with a problem (RFC 9457). */
final class PageErrors {

    private final Pages pages;
    private final FailureLog log = new FailureLog();

    PageErrors(Pages pages) {
        this.pages = pages;
    }

    void install(JavalinConfig config) {
        config.routes.exception(PageRefusal.class, (refusal, ctx) -> {
            Duration wait = refusal.retryAfter();
            if (wait != null) {
                ctx.header(
                        "Retry-After",
                        Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds())));
            }
            answer(ctx, refusal.status(), refusal.notice());
        });
        config.routes.exception(HttpResponseException.class, (e, ctx) -> {
            if (e.getStatus() == 405) {
                ctx.header("Allow", String.valueOf(e.getDetails().get("availableMethods")));
            }
            answer(ctx, e.getStatus(), notice(e.getStatus()));
        });
        config.routes.exception(Exception.class, (e, ctx) -> {
            log.failed(ctx, e);
            answer(ctx, 500, "failed");
        });
    }

    private void answer(Context ctx, int status, String notice) {
        if (isScript(ctx)) {
            Phrases phrases = pages.words(ctx);
            Json.answer(
                    ctx,
                    status,
                    Problems.CONTENT_TYPE,
                    Problems.members(
                            notice,
                            phrases.say("page.notice." + notice + ".title"),
                            status,
                            phrases.say("page.notice." + notice + ".text")));
        } else {
            pages.show(ctx, status, new Notice(notice));
        }
    }

    /** Our scripts say that they want JSON; a browser that shows a page does not. */
    static boolean isScript(Context ctx) {
        return Optional.ofNullable(ctx.header("Accept")).orElse("").contains("json");
    }

    private static String notice(int status) {
        return switch (status) {
            case 400 -> "badForm";
            case 413 -> "tooLong";
            default -> status >= 500 ? "failed" : "missing";
        };
    }
}
