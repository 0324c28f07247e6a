package org.chmail.bridge.attempt;

import java.util.List;
import java.util.Optional;
import org.chmail.bridge.attempt.Legs.Held;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LegEvent;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.jspecify.annotations.Nullable;

/** Wanting to chat no longer: one caller's, an admin's, or the author's for good. What a call returns is on disk. */
public final class Withdrawing {

    private final Once once;
    private final Mailbook mailbook;
    private final Legs legs;
    private final Views views;

    Withdrawing(Once once, Mailbook mailbook, Legs legs, Views views) {
        this.once = once;
        this.mailbook = mailbook;
        this.legs = legs;
        this.views = views;
    }

    /**
     * {@code caller} withdraws; the last one to do so ends it for those who are asked.
     *
     * @param ref the mail, or null if there is only one thing to withdraw
     */
    public Outcome withdraw(LoginId caller, @Nullable MailRef ref, @Nullable CommandKey key) {
        return once.write(key, tx -> {
            Optional<Mail> mail = ref == null ? Optional.empty() : mailbook.find(tx, ref, caller);
            if (ref != null && mail.isEmpty()) {
                return new Outcome.Unknown();
            }
            List<Attempt> mine = tx.attempts().openBy(caller).stream()
                    .filter(attempt ->
                            mail.isEmpty() || attempt.mailId().equals(mail.get().id()))
                    .filter(attempt -> tx.chats().byAttempt(attempt.id()).isEmpty())
                    .toList();
            return switch (mine.size()) {
                case 0 -> new Outcome.Nothing();
                case 1 -> withdraw(tx, legs.holdOpen(tx, mine.get(0)), caller);
                default ->
                    new Outcome.Ambiguous(mine.stream()
                            .map(attempt -> Legs.mail(tx, attempt.mailId()))
                            .toList());
            };
        });
    }

    /** Withdraws one caller of an attempt, or all of them. */
    public Outcome withdrawFrom(String attemptId, @Nullable LoginId caller) {
        return once.write(null, tx -> {
            Optional<Held> held = legs.hold(tx, attemptId);
            if (held.isEmpty() || tx.chats().byAttempt(attemptId).isPresent()) {
                return tx.attempts().byId(attemptId).isEmpty() ? new Outcome.Unknown() : new Outcome.Nothing();
            }
            List<LoginId> callers = Legs.callers(tx, held.get().attempt());
            if (caller != null && !callers.contains(caller)) {
                return new Outcome.Nothing();
            }
            Outcome last = new Outcome.Nothing();
            for (LoginId one : caller == null ? callers : List.of(caller)) {
                last = withdraw(tx, held.get(), one);
            }
            return last;
        });
    }

    /** Ends an attempt, whoever takes part: its chat closes, or all callers withdraw. */
    public Outcome cancel(String attemptId) {
        return once.write(null, tx -> {
            Optional<Held> held = legs.hold(tx, attemptId);
            if (held.isEmpty()) {
                return tx.attempts().byId(attemptId).isEmpty() ? new Outcome.Unknown() : new Outcome.Nothing();
            }
            end(tx, held.get());
            return new Outcome.Withdrawn(
                    views.view(tx, tx.attempts().byId(attemptId).orElseThrow()));
        });
    }

    /** The author closes a mail's port: it can't be chatted about any more, and what is open about it ends. */
    public Outcome close(LoginId author, int port, @Nullable CommandKey key) {
        return once.write(key, tx -> {
            Optional<Mail> found = mailbook.find(tx, new MailRef.ByPort(author, port), author);
            if (found.isEmpty()) {
                return new Outcome.Unknown();
            }
            mailbook.close(tx, found.get());
            tx.attempts().openOf(found.get().id()).ifPresent(attempt -> end(tx, legs.holdOpen(tx, attempt), author));
            return new Outcome.Closed(found.get());
        });
    }

    private Outcome withdraw(AttemptTransaction tx, Held held, LoginId caller) {
        tx.attempts().withdraw(held.attempt().id(), caller);
        if (Legs.callers(tx, held.attempt()).isEmpty()) {
            legs.applyToWaiting(tx, held, new LegEvent.Withdrawn());
        } else {
            legs.silenceUnasked(tx, held);
        }
        return new Outcome.Withdrawn(views.view(tx, held.attempt().id(), caller));
    }

    /** The author, if asked, has answered by that; the others are told that it is over. */
    private void end(AttemptTransaction tx, Held held, LoginId author) {
        tx.legs().ofAttempt(held.attempt().id()).stream()
                .filter(leg -> leg.callee().equals(author) && leg.state().waiting())
                .forEach(leg -> legs.apply(tx, held, leg, new LegEvent.Decline()));
        end(tx, held);
    }

    private void end(AttemptTransaction tx, Held held) {
        Optional<Chat> chat = tx.chats().byAttempt(held.attempt().id());
        if (chat.isPresent()) {
            legs.closeChat(tx, held, chat.get());
        } else {
            legs.applyToWaiting(tx, held, new LegEvent.Withdrawn());
        }
    }
}
