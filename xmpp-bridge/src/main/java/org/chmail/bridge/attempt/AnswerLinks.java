package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Alarm;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegEvent;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * The links by which a callee answers without an XMPP client. The token is the right: it is mailed to that callee alone,
 * is good for one leg, and ends with it.
 */
public final class AnswerLinks {

    /** How the question stands for the one who holds the link. */
    public sealed interface Question {

        /** The callee's language (BCP 47), empty while unknown. */
        String lang();

        /**
         * It can be answered.
         *
         * @param askers what those are called who would like to chat
         * @param parked after how long the callee is asked again, if they said "later"
         */
        record Open(
                String lang,
                List<String> askers,
                Mail mail,
                @Nullable Duration parked) implements Question {

            public Open {
                askers = List.copyOf(askers);
            }
        }

        /** The callee accepted, and the attempt stands: the invitation has come, or comes. */
        record Accepted(String lang) implements Question {}

        /** The callee declined. */
        record Declined(String lang) implements Question {}

        /** It ended without an answer, or the chat has ended. */
        record Over(String lang) implements Question {}
    }

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Mailbook mailbook;
    private final Answering answering;
    private final Words words;
    private final Clock clock;

    AnswerLinks(
            Transactions<? extends AttemptTransaction> transactions,
            Mailbook mailbook,
            Answering answering,
            Words words,
            Clock clock) {
        this.transactions = transactions;
        this.mailbook = mailbook;
        this.answering = answering;
        this.words = words;
        this.clock = clock;
    }

    /** What this token is about; empty for one that does not exist. Changes nothing. */
    public Optional<Question> look(String token) {
        return transactions.read(tx -> leg(tx, token).map(leg -> question(tx, leg)));
    }

    /** Accepts; as {@link #look} afterwards. What has ended stays so, and a second time does nothing. */
    public Optional<Question> accept(String token) {
        return answer(token, new LegEvent.Accept());
    }

    /** Declines, likewise. */
    public Optional<Question> decline(String token) {
        return answer(token, new LegEvent.Decline());
    }

    /** Wants to be asked again after {@code time}, likewise. */
    public Optional<Question> later(String token, Duration time) {
        return answer(token, new LegEvent.Later(time));
    }

    private Optional<Question> answer(String token, LegEvent event) {
        transactions.read(tx -> leg(tx, token)).ifPresent(leg -> answering.answer(leg.id(), event));
        return look(token);
    }

    private static Optional<Leg> leg(AttemptTransaction tx, String token) {
        return tx.alarms().byTokenHash(ChatLinks.hash(token)).map(Alarm::legId).flatMap(tx.legs()::byId);
    }

    private Question question(AttemptTransaction tx, Leg leg) {
        String lang = tx.logins().settings(leg.callee()).lang();
        Attempt attempt = tx.attempts().byId(leg.attemptId()).orElseThrow();
        if (leg.state() == LegState.DECLINED) {
            return new Question.Declined(lang);
        }
        if (leg.state() == LegState.JOINED && attempt.open()) {
            return new Question.Accepted(lang);
        }
        Optional<Mail> mail = mailbook.find(tx, new MailRef.ById(attempt.mailId()), leg.callee());
        if (!leg.state().waiting() || leg.unheard() || mail.isEmpty()) {
            return new Question.Over(lang);
        }
        return new Question.Open(
                lang,
                Called.all(tx, words.in(lang), Audience.askers(tx, attempt, leg.callee())),
                mail.get(),
                parked(leg));
    }

    private @Nullable Duration parked(Leg leg) {
        if (leg.state() != LegState.PARKED || leg.due() == null) {
            return null;
        }
        Duration left = Duration.between(clock.instant(), leg.due());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
