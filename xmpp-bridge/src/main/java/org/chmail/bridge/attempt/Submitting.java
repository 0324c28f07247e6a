package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.model.Submission;
import org.chmail.bridge.post.MailCourier;
import org.chmail.bridge.post.MailNotSent;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;

/** Submits what people wrote on a page; what the mail server will not take they are told, and it is tried no more. */
final class Submitting {

    /** So long a mail is tried that is refused for now. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Transactions<? extends AttemptTransaction> transactions;
    private final MailCourier mails;
    private final Words words;
    private final Clock clock;

    Submitting(Transactions<? extends AttemptTransaction> transactions, MailCourier mails, Words words, Clock clock) {
        this.transactions = transactions;
        this.mails = mails;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Submits a parcel's mail, unless that was refused before.
     *
     * @throws MailNotSent if it is to be tried again
     */
    void submit(Parcel parcel) {
        transactions.read(tx -> tx.submissions().waiting(parcel.id())).ifPresent(this::submit);
    }

    /** The parcel is struck off. */
    void done(AttemptTransaction tx, Parcel parcel) {
        if (tx.submissions().waiting(parcel.id()).isPresent()) {
            tx.submissions().sent(parcel.id(), clock.instant());
        }
    }

    private void submit(Submission submission) {
        try {
            mails.submit(submission);
        } catch (MailNotSent e) {
            Instant now = clock.instant();
            boolean late =
                    e.onlyThisOne() && submission.writtenAt().plus(PATIENCE).isBefore(now);
            if (!e.forGood() && !late) {
                throw e;
            }
            String why = String.valueOf(e.getMessage());
            transactions.write(tx -> {
                tx.submissions().refuse(submission.id(), why);
                Phrases phrases =
                        words.in(tx.logins().settings(submission.login()).lang());
                String text = phrases.say("submission.refused", Phrases.line(submission.subject()), why);
                tx.outbox()
                        .add(Parcel.of(
                                        UUID.randomUUID().toString(),
                                        Kind.NOTICE,
                                        submission.login().value(),
                                        text,
                                        now)
                                .worded(phrases.lang(), null));
                return submission;
            });
        }
    }
}
