package org.chmail.bridge.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chmail.bridge.http.MePage.Asked;
import org.chmail.bridge.http.MePage.MailRow;
import org.chmail.bridge.http.MePage.SessionRow;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.page.BrowserNames;
import org.chmail.bridge.page.DeskSight;
import org.chmail.bridge.page.DeskSight.Letter;
import org.chmail.bridge.page.DeskSight.Past;
import org.chmail.bridge.page.DeskSight.Ring;
import org.chmail.bridge.page.DeskSight.Talk;
import org.chmail.bridge.post.SubmissionRows.Refused;
import org.chmail.bridge.words.Phrases;
import org.jspecify.annotations.Nullable;

/** {@code /me} in the words of one language. */
final class MeView {

    private final Phrases phrases;
    private final LiveJson live;
    private final String chats;

    /** @param chats what the paths of the chats begin with */
    MeView(Phrases phrases, LadderPolicy policy, String chats) {
        this.phrases = phrases;
        this.live = new LiveJson(phrases, policy);
        this.chats = chats;
    }

    MePage page(
            WebSession here,
            DeskSight sight,
            List<WebSession> sessions,
            boolean writes,
            List<Refused> refused,
            @Nullable String done,
            @Nullable String wrong) {
        return new MePage(
                here.login().value(),
                done,
                wrong,
                sight.rings().stream().map(ring -> ring(ring, sight.at())).toList(),
                sight.talks().stream().map(this::talk).toList(),
                writes,
                refused.stream()
                        .map(one -> new MePage.Unsent(one.id(), one.subject(), one.why(), one.writtenAt()))
                        .toList(),
                sight.letters().stream().map(this::mail).toList(),
                sight.past().stream().map(this::asked).toList(),
                sessions.stream().map(session -> session(session, here)).toList());
    }

    private MePage.Ring ring(Ring ring, Instant now) {
        return new MePage.Ring(
                ring.leg(),
                phrases.names(ring.askers()),
                phrases.subject(ring.mail()),
                ring.state() == LegState.RINGING,
                waits(ring, now));
    }

    private String waits(Ring ring, Instant now) {
        Instant due = ring.due();
        if (due != null) {
            Duration left = Duration.between(now, due);
            return phrases.say(
                    "page.answer.again", Math.max(0, left.plusSeconds(59).toMinutes()));
        }
        return ring.state() == LegState.RINGING ? "" : phrases.say("page.me.waits");
    }

    private MePage.Talk talk(Talk talk) {
        return new MePage.Talk(
                chats + talk.mail().id(),
                phrases.names(talk.others()),
                phrases.subject(talk.mail()),
                live.note(talk.sight()));
    }

    private MailRow mail(Letter letter) {
        return new MailRow(
                letter.mail().id(),
                phrases.subject(letter.mail()),
                phrases.names(letter.people()),
                letter.own(),
                letter.mail().stampedAt());
    }

    private Asked asked(Past past) {
        return new Asked(
                phrases.names(past.askers()),
                phrases.subject(past.mail()),
                phrases.say("page.me.was." + past.end()),
                past.at());
    }

    private SessionRow session(WebSession session, WebSession here) {
        String words = BrowserNames.of(session.agent()).orElseGet(() -> phrases.say("page.me.browser"));
        return new SessionRow(
                session.id(),
                session.mailId() == null ? words : phrases.say("page.me.oneMail", words),
                session.begunAt(),
                session.id().equals(here.id()));
    }
}
