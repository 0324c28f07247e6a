package org.chmail.bridge.xmpp;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.page.BrowserNames;
import org.chmail.bridge.page.YesOutcome;
import org.chmail.bridge.words.Phrases;

/** What is answered about the browsers in which somebody is signed in, in one language. */
final class SignInReplies {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Phrases words;
    private final Replies replies;

    SignInReplies(Phrases words) {
        this.words = words;
        this.replies = new Replies(words);
    }

    /** What became of {@code yes}. */
    Optional<Answer> confirmed(YesOutcome outcome) {
        return switch (outcome) {
            case YesOutcome.SignedIn o -> replies.say("signedIn", browser(o.agent()));
            case YesOutcome.Wrong o -> o.triesLeft() > 0 ? replies.refuse("yesWrong", o.triesLeft()) : spent();
            case YesOutcome.NoCode o -> replies.refuse("yesNone");
        };
    }

    /** The browsers, with numbers from 1. */
    Optional<Answer> sessions(List<WebSession> sessions) {
        if (sessions.isEmpty()) {
            return replies.say("sessionsNone");
        }
        var lines = new StringBuilder(words.say("reply.sessions"));
        for (int i = 0; i < sessions.size(); i++) {
            lines.append('\n').append(line(i + 1, sessions.get(i)));
        }
        lines.append('\n').append(words.say("reply.sessionsEnd"));
        return Optional.of(new Answer(Answer.Tone.INFO, words.lang(), lines.toString(), List.of()));
    }

    /** What became of {@code sessions end}; empty: there is none of that number. */
    Optional<Answer> ended(Optional<WebSession> ended) {
        return ended.isPresent()
                ? replies.say(
                        "sessionEnded",
                        browser(ended.get().agent()),
                        time(ended.get().begunAt()))
                : replies.nothing("noSuchSession");
    }

    /** One browser in a line. */
    String line(int number, WebSession session) {
        String key = session.mailId() == null ? "reply.session" : "reply.sessionOnMail";
        return words.say(key, number, browser(session.agent()), time(session.begunAt()), time(session.seenAt()));
    }

    private Optional<Answer> spent() {
        return replies.refuse("yesSpent");
    }

    private String browser(String agent) {
        return BrowserNames.of(agent).orElseGet(() -> words.say("signIn.browser"));
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
