package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chmail.bridge.attempt.AnswerLinks;
import org.chmail.bridge.attempt.AnswerLinks.Question;
import org.chmail.bridge.http.AnswerPage.Choice;
import org.chmail.bridge.page.Visitors;
import org.chmail.bridge.words.Phrases;

/**
 * Where the link in an alarm mail leads: the question, and a form for each answer. A GET changes nothing, so that whatever
 * follows links in mails answers for nobody; a POST answers, and leads back to the GET, so that a reload answers once.
 */
final class AnswerPages {

    /** After how long one can be asked again, by what a form says. */
    static final Map<String, Duration> LATER = Map.of(
            "10", Duration.ofMinutes(10),
            "30", Duration.ofMinutes(30),
            "60", Duration.ofHours(1),
            "180", Duration.ofHours(3));

    private final String path;
    private final AnswerLinks links;
    private final Visitors visitors;
    private final Cookies cookies;
    private final Pages pages;
    private final PageGuard guard;

    /** @param path what the pages' paths begin with */
    AnswerPages(String path, EdgeServices services, Pages pages, PageGuard guard, Cookies cookies) {
        this.path = path;
        this.links = services.answers();
        this.visitors = services.pages().visitors();
        this.cookies = cookies;
        this.pages = pages;
        this.guard = guard;
    }

    void routes(JavalinConfig config) {
        PublicPages.get(config, path + "/a/{token}", this::show);
        config.routes.post(path + "/a/{token}", this::take);
    }

    private void show(Context ctx) {
        Optional<Question> question = token(ctx).flatMap(links::look);
        if (question.isEmpty()) {
            unknown(ctx);
            return;
        }
        Phrases phrases = pages.words(ctx, question.get().lang());
        pages.show(ctx, 200, phrases, page(phrases, question.get()));
    }

    private void take(Context ctx) {
        guard.answer(ctx, ctx.pathParam("token"));
        Optional<Question> question = token(ctx).flatMap(token -> answer(ctx, token));
        if (question.isEmpty()) {
            unknown(ctx);
            return;
        }
        boolean accepted = question.get() instanceof Question.Accepted
                && form(ctx, "answer").equals("accept");
        Optional<String> chat = accepted ? enter(ctx, ctx.pathParam("token")) : Optional.empty();
        String next = chat.map(token -> "/c/" + token).orElse("/a/" + ctx.pathParam("token"));
        ctx.status(HttpStatus.SEE_OTHER).header("Location", path + next);
    }

    /** Who accepted by the mail's link goes on in this browser, as the one whom that mail was sent to. */
    private Optional<String> enter(Context ctx, String token) {
        String agent = Optional.ofNullable(ctx.userAgent()).orElse("");
        return visitors.comeByAnswer(cookies.ensure(ctx), token, agent);
    }

    private void unknown(Context ctx) {
        guard.deadLink(ctx);
        pages.show(ctx, 404, new Notice("noAnswer"));
    }

    private Optional<Question> answer(Context ctx, String token) {
        return switch (form(ctx, "answer")) {
            case "accept" -> links.accept(token);
            case "decline" -> links.decline(token);
            case "later" ->
                links.later(
                        token,
                        Optional.ofNullable(LATER.get(form(ctx, "minutes"))).orElseThrow(PageRefusal::badForm));
            default -> throw PageRefusal.badForm();
        };
    }

    private static String form(Context ctx, String field) {
        return Optional.ofNullable(ctx.formParam(field)).orElse("");
    }

    private static Optional<String> token(Context ctx) {
        return Optional.of(ctx.pathParam("token"))
                .filter(token -> PublicPages.TOKEN.matcher(token).matches());
    }

    private static PageModel page(Phrases phrases, Question question) {
        return switch (question) {
            case Question.Open asked -> page(phrases, asked);
            case Question.Accepted accepted -> new Notice("accepted");
            case Question.Declined declined -> new Notice("declined");
            case Question.Over over -> new Notice("answerOver");
        };
    }

    private static AnswerPage page(Phrases phrases, Question.Open asked) {
        Duration parked = asked.parked();
        return new AnswerPage(
                phrases.names(asked.askers()),
                "\"" + phrases.subject(asked.mail()) + "\"",
                List.of(
                        new Choice("10", phrases.say("page.answer.minutes", 10)),
                        new Choice("30", phrases.say("page.answer.minutes", 30)),
                        new Choice("60", phrases.say("page.answer.hour")),
                        new Choice("180", phrases.say("page.answer.hours", 3))),
                parked == null ? -1 : parked.plusSeconds(59).toMinutes());
    }
}
