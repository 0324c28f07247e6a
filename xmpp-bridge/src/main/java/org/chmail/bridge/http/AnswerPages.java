package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chmail.bridge.attempt.AnswerLinks;
import org.chmail.bridge.attempt.AnswerLinks.Question;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;

/**
 * Where the link in an alarm mail leads: the question, and a form for each answer. A GET changes nothing, so that whatever
 * follows links in mails answers for nobody; a POST answers, and leads back to the GET, so that a reload answers once.
 */
final class AnswerPages {

    private static final Map<String, Duration> LATER = Map.of(
            "10", Duration.ofMinutes(10),
            "30", Duration.ofMinutes(30),
            "60", Duration.ofHours(1),
            "180", Duration.ofHours(3));

    private final String path;
    private final AnswerLinks links;
    private final Words words;
    private final Page open;
    private final Page ended;
    private final Page none;

    /** @param path what the pages' paths begin with */
    AnswerPages(String path, AnswerLinks links, Words words) {
        this.path = path;
        this.links = links;
        this.words = words;
        this.open = Page.of("answer.html").with("path", path);
        this.ended = Page.of("answered.html").with("path", path);
        this.none = Page.of("noanswer.html").with("path", path);
    }

    void routes(JavalinConfig config) {
        PublicPages.get(config, path + "/a/{token}", this::show);
        config.routes.post(path + "/a/{token}", this::take);
    }

    private void show(Context ctx) {
        Optional<Question> question = token(ctx).flatMap(links::look);
        if (question.isEmpty()) {
            PublicPages.answer(ctx, 404, none);
            return;
        }
        PublicPages.allowForms(ctx);
        PublicPages.answer(ctx, 200, page(question.get()));
    }

    private void take(Context ctx) {
        Optional<Question> question = token(ctx).flatMap(token -> answer(ctx, token));
        if (question.isEmpty()) {
            PublicPages.answer(ctx, 404, none);
            return;
        }
        ctx.status(HttpStatus.SEE_OTHER).header("Location", path + "/a/" + ctx.pathParam("token"));
    }

    private Optional<Question> answer(Context ctx, String token) {
        return switch (form(ctx, "answer")) {
            case "accept" -> links.accept(token);
            case "decline" -> links.decline(token);
            case "later" ->
                links.later(
                        token,
                        Optional.ofNullable(LATER.get(form(ctx, "minutes"))).orElseThrow(BadRequestResponse::new));
            default -> throw new BadRequestResponse();
        };
    }

    private static String form(Context ctx, String field) {
        return Optional.ofNullable(ctx.formParam(field)).orElse("");
    }

    private static Optional<String> token(Context ctx) {
        return Optional.of(ctx.pathParam("token"))
                .filter(token -> PublicPages.TOKEN.matcher(token).matches());
    }

    private Page page(Question question) {
        Phrases phrases = words.in(question.lang());
        return switch (question) {
            case Question.Open asked -> question(phrases, asked);
            case Question.Accepted accepted -> ended(phrases, "answer.accepted");
            case Question.Declined declined -> ended(phrases, "answer.declined");
            case Question.Over over -> ended(phrases, "answer.over");
        };
    }

    private Page question(Phrases phrases, Question.Open asked) {
        Page page = open.with("lang", phrases.lang());
        for (String key :
                new String[] {"title", "accept", "decline", "later", "acceptHint", "declineHint", "laterIn"}) {
            page = page.with(key, phrases.say("answer." + key));
        }
        Duration parked = asked.parked();
        String note = parked == null
                ? phrases.say("answer.nothingYet")
                : phrases.say("answer.again", parked.plusSeconds(59).toMinutes());
        return page.with("10", phrases.say("answer.minutes", 10))
                .with("30", phrases.say("answer.minutes", 30))
                .with("60", phrases.say("answer.hour"))
                .with("180", phrases.say("answer.hours", 3))
                .with("note", note)
                // the last, since what strangers wrote may look like a place for a value
                .with("asks", phrases.say("answer.asks", phrases.names(asked.askers()), phrases.mail(asked.mail())));
    }

    private Page ended(Phrases phrases, String key) {
        return ended.with("lang", phrases.lang())
                .with("title", phrases.say(key))
                .with("says", phrases.say(key + "Hint"));
    }
}
