package org.chmail.bridge.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chmail.bridge.mail.SmtpFailure.Refusal;
import org.chmail.bridge.mail.SmtpFailure.Whose;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.Submission;
import org.chmail.bridge.post.MailCourier;
import org.chmail.bridge.post.MailNotSent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits letters to the mail server (RFC 6409), one session each and a few at once. Safe for use by several threads.
 *
 * <pre>{@code
 * new SmtpCourier(settings, clock).send(Letter.create(to, "en", "Lunch?", "…"));
 * }</pre>
 */
public final class SmtpCourier implements MailCourier {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpCourier.class);
    /** Long, since a letter that is given up too early may come twice. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration TURN = Duration.ofSeconds(30);
    private static final int AT_ONCE = 4;

    private final SmtpSettings settings;
    private final Clock clock;
    private final Session session;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    // guarded by this
    private @Nullable String trouble;

    public SmtpCourier(SmtpSettings settings, Clock clock) {
        this(settings, PATIENCE, clock);
    }

    SmtpCourier(SmtpSettings settings, Duration patience, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(settings.session(patience));
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void send(Letter letter) {
        inTurn(() -> submit(message(letter), String.valueOf(letter.to())));
    }

    @Override
    public void submit(Submission submission) {
        inTurn(() -> submit(message(submission), "the receivers of " + submission.id()));
    }

    private void inTurn(Runnable work) {
        try {
            if (!turns.tryAcquire(TURN.toSeconds(), TimeUnit.SECONDS)) {
                throw new MailNotSent(settings.server() + " is slow, and other letters are being sent there", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailNotSent("the bridge stops", e);
        }
        try {
            work.run();
        } finally {
            turns.release();
        }
    }

    /** Why no letter can be sent now, for an admin; empty while all is well, or nothing was tried yet. */
    public synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** @param receivers in words, for an admin */
    private void submit(MimeMessage message, String receivers) {
        try {
            Transport smtp = session.getTransport("smtp");
            try {
                smtp.connect(settings.host(), settings.port(), settings.user(), settings.password());
                send(smtp, message, receivers);
            } finally {
                close(smtp);
            }
        } catch (MessagingException e) {
            throw down(SmtpFailure.says(settings, e), e);
        }
        up();
    }

    /** What fails here does not change what became of the letter. */
    private static void close(Transport smtp) {
        try {
            smtp.close();
        } catch (MessagingException e) {
            LOG.debug("An SMTP session did not end in order", e);
        }
    }

    private LetterMessage message(Letter letter) {
        try {
            return LetterMessage.of(session, letter, settings.from(), clock.instant());
        } catch (AddressException e) {
            throw new MailNotSent(letter.to() + " cannot stand in a mail: " + e.getMessage(), true, e);
        } catch (MessagingException e) {
            throw new MailNotSent("the letter " + letter.id() + " cannot be written: " + e.getMessage(), true, e);
        }
    }

    private SubmissionMessage message(Submission submission) {
        try {
            return SubmissionMessage.of(session, submission);
        } catch (MessagingException e) {
            throw new MailNotSent("the mail cannot be written: " + e.getMessage(), true, true, e);
        }
    }

    private void send(Transport smtp, MimeMessage message, String receivers) throws MessagingException {
        Address[] to = message.getAllRecipients();
        try {
            smtp.sendMessage(message, to);
        } catch (MessagingException e) {
            Optional<Refusal> refusal =
                    SmtpFailure.refusal(e, message instanceof SubmissionMessage ? Whose.ANOTHERS : Whose.OURS);
            if (refusal.isEmpty()) {
                throw e;
            }
            up();
            throw new MailNotSent(
                    settings.server() + " does not take mail for " + receivers + ": "
                            + refusal.get().says() + ". Does that mailbox exist, and may the bridge write to it?",
                    true,
                    refusal.get().forGood(),
                    e);
        }
    }

    private synchronized MailNotSent down(String says, MessagingException cause) {
        if (trouble == null) {
            LOG.warn("Letters wait, and are tried again: {}", says);
        }
        trouble = says;
        return new MailNotSent(says, cause);
    }

    private synchronized void up() {
        if (trouble != null) {
            LOG.info("{} takes letters again", settings.server());
        }
        trouble = null;
    }
}
