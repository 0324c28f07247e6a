package org.chmail.bridge.page;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.model.Submission;
import org.chmail.bridge.page.WriteOutcome.Fault;
import org.chmail.bridge.page.WriteOutcome.Part;
import org.chmail.bridge.post.Mailboxes;
import org.chmail.bridge.post.Mailboxes.BadMailbox;
import org.chmail.bridge.post.SubmissionRows.Refused;

/** Writing mails on a page: they go out by the mail server, which stamps them as any other of that person's. */
public final class Writing {

    /** The most receivers of one mail. */
    static final int MOST_RECEIVERS = 50;
    /** The longest subject, in characters. */
    static final int LONGEST_SUBJECT = 200;
    /** The longest text, in bytes of UTF-8. */
    static final int LONGEST_TEXT = 64 * 1024;

    private static final Duration PERIOD = Duration.ofHours(1);

    /**
     * What was typed.
     *
     * @param id of the form: the same words sent twice by it are one mail
     * @param to as {@link Mailboxes.Reader#read} takes it; so is {@code cc}, which may be empty
     */
    public record Draft(UUID id, String to, String cc, String subject, String text) {}

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Directory directory;
    private final Mailboxes.Reader reader;
    private final boolean on;
    private final int most;
    private final Clock clock;

    /**
     * A service.
     *
     * @param on whether the bridge may write in its users' names: {@code mail.onBehalf}
     * @param most mails that one login may write in an hour
     */
    public Writing(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            Mailboxes.Reader reader,
            boolean on,
            int most,
            Clock clock) {
        this.transactions = transactions;
        this.directory = directory;
        this.reader = reader;
        this.on = on;
        this.most = most;
        this.clock = clock;
    }

    /** The address from which this login writes: the trusted one, else the first that it linked; empty if it can't. */
    public Optional<Address> from(LoginId login) {
        return on ? transactions.read(tx -> from(tx, login)) : Optional.empty();
    }

    /** What the mail server will not take of this login's mails, the newest first. */
    public List<Refused> refused(LoginId login) {
        return transactions.read(tx -> tx.submissions().refused(login));
    }

    /** What was typed in a mail of this login's that the mail server did not take, for another try. */
    public Optional<Draft> again(LoginId login, String id) {
        return transactions
                .read(tx -> tx.submissions().refused(login, id))
                .map(refused -> new Draft(
                        UUID.randomUUID(), refused.recipients(), refused.cc(), refused.subject(), refused.text()));
    }

    /** Sends a mail once it is on disk; the same one that was sent by the same form before is sent no more. */
    public WriteOutcome write(LoginId login, Draft draft) {
        String subject = draft.subject().strip();
        String text = draft.text().replace("\r\n", "\n").replace('\r', '\n').strip();
        if (subject.codePointCount(0, subject.length()) > LONGEST_SUBJECT) {
            return new WriteOutcome.Wrong(Part.SUBJECT, Fault.TOO_LONG, String.valueOf(LONGEST_SUBJECT));
        }
        if (subject.isEmpty()) {
            return new WriteOutcome.Wrong(Part.SUBJECT, Fault.EMPTY, "");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
            return new WriteOutcome.Wrong(Part.TEXT, Fault.TOO_LONG, String.valueOf(LONGEST_TEXT / 1024));
        }
        if (text.isEmpty()) {
            return new WriteOutcome.Wrong(Part.TEXT, Fault.EMPTY, "");
        }
        Mailboxes to;
        Mailboxes cc;
        try {
            to = reader.read(draft.to());
        } catch (BadMailbox e) {
            return new WriteOutcome.Wrong(Part.TO, Fault.BAD_MAILBOX, e.typed());
        }
        try {
            cc = reader.read(draft.cc());
        } catch (BadMailbox e) {
            return new WriteOutcome.Wrong(Part.CC, Fault.BAD_MAILBOX, e.typed());
        }
        if (to.count() == 0) {
            return new WriteOutcome.Wrong(Part.TO, Fault.EMPTY, "");
        }
        if (to.count() + cc.count() > MOST_RECEIVERS) {
            return new WriteOutcome.Wrong(Part.TO, Fault.TOO_MANY, String.valueOf(MOST_RECEIVERS));
        }
        Instant now = clock.instant();
        return transactions.write(tx -> write(tx, login, draft.id(), to, cc, subject, text, now));
    }

    private WriteOutcome write(
            AttemptTransaction tx,
            LoginId login,
            UUID id,
            Mailboxes to,
            Mailboxes cc,
            String subject,
            String text,
            Instant now) {
        Optional<Address> from = on ? from(tx, login) : Optional.empty();
        if (from.isEmpty()) {
            return new WriteOutcome.NoAddress();
        }
        Optional<Instant> again = tx.submissions().written(login, most - 1).map(oldest -> oldest.plus(PERIOD));
        if (again.filter(now::isBefore).isPresent()) {
            return new WriteOutcome.TooMany(Duration.between(now, again.get()));
        }
        Submission submission = new Submission(
                // One login's form is not another's, and what was changed in it is another mail.
                UUID.nameUUIDFromBytes(
                                String.join("\n", login.value(), id.toString(), to.field(), cc.field(), subject, text)
                                        .getBytes(StandardCharsets.UTF_8))
                        .toString(),
                login,
                from.get(),
                tx.mails().nameOf(login).orElse(""),
                to.field(),
                cc.field(),
                subject,
                text,
                now);
        if (tx.submissions().add(submission)) {
            tx.outbox().add(Parcel.of(submission.id(), Kind.SUBMIT, submission.queue(), "", now));
        }
        return new WriteOutcome.OnItsWay();
    }

    private Optional<Address> from(AttemptTransaction tx, LoginId login) {
        Set<Address> all = directory.addressesOf(tx, login);
        return all.stream()
                .filter(directory::trusts)
                .findFirst()
                .or(() -> all.stream().min(Comparator.comparing(Address::value)));
    }
}
