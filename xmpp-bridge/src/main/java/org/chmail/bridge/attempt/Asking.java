package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.attempt.Legs.Held;
import org.chmail.bridge.directory.ConcurrentChange;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegEvent;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.jspecify.annotations.Nullable;

/** The callers' side: wanting to chat, and withdrawing. What a call returns is on disk. */
public final class Asking {

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Once once;
    private final Mailbook mailbook;
    private final Callees callees;
    private final Legs legs;
    private final Alarms alarms;
    private final Views views;
    private final Limits limits;
    private final LadderPolicy policy;
    private final Clock clock;

    Asking(
            Transactions<? extends AttemptTransaction> transactions,
            Once once,
            Mailbook mailbook,
            Callees callees,
            Legs legs,
            Alarms alarms,
            Views views,
            Limits limits,
            LadderPolicy policy,
            Clock clock) {
        this.transactions = transactions;
        this.once = once;
        this.mailbook = mailbook;
        this.callees = callees;
        this.legs = legs;
        this.alarms = alarms;
        this.views = views;
        this.limits = limits;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * {@code caller} wants to chat about a mail: begins the attempt, or is added to the one that is open. If the caller is
     * being asked about this very mail, it is their acceptance.
     *
     * @param all those who are called once the chat is open are called like the first, not once only
     * @param key null if the command has no id
     */
    public Outcome ask(LoginId caller, MailRef ref, boolean all, @Nullable CommandKey key) {
        transactions.read(tx -> mailbook.find(tx, ref, caller)).ifPresent(mail -> callees.learn(transactions, mail));
        return once.write(key, tx -> {
            Optional<Mail> found = mailbook.find(tx, ref, caller);
            if (found.isEmpty()) {
                return new Outcome.Unknown();
            }
            Mail mail = found.get();
            mailbook.use(tx, mail);
            return tx.attempts()
                    .openOf(mail.id())
                    .map(attempt -> join(tx, hold(tx, attempt), caller, all))
                    .orElseGet(() -> begin(tx, mail, caller, callees.first(tx, mail, caller), all));
        });
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
                case 1 -> withdraw(tx, hold(tx, mine.get(0)), caller);
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
            tx.attempts().openOf(found.get().id()).ifPresent(attempt -> end(tx, hold(tx, attempt), author));
            return new Outcome.Closed(found.get());
        });
    }

    /** A new attempt by {@code caller}. */
    Outcome begin(AttemptTransaction tx, Mail mail, LoginId caller, List<LoginId> asked, boolean all) {
        if (asked.isEmpty()) {
            return new Outcome.NobodyToCall(mail);
        }
        if (asked.size() > policy.maxCallees()) {
            return new Outcome.TooMany(asked.size(), policy.maxCallees());
        }
        Optional<Duration> wait = limits.attempt(caller, asked);
        if (wait.isPresent()) {
            return new Outcome.TooOften(wait.get());
        }
        Instant now = clock.instant();
        String id = UUID.randomUUID().toString();
        Attempt attempt = new Attempt(id, mail.id(), true, all, now, now.plus(policy.ttl()));
        tx.attempts().insert(attempt);
        tx.attempts().addCaller(attempt.id(), caller, now);
        Held held = new Held(attempt, mail);
        asked.forEach(callee -> legs.begin(tx, held, callee, false));
        if (caller.equals(mail.author())) {
            alarms.raiseOutside(tx, held);
        }
        return new Outcome.Asked(views.view(tx, attempt, caller));
    }

    /** Adds a caller to an open attempt. */
    Outcome join(AttemptTransaction tx, Held held, LoginId caller, boolean all) {
        if (all) {
            tx.attempts().callEveryone(held.attempt().id());
        }
        Optional<Leg> own = tx.legs().ofAttempt(held.attempt().id()).stream()
                .filter(leg -> leg.callee().equals(caller) && !leg.unheard())
                .findFirst();
        if (own.isPresent() && own.get().state().waiting()) {
            legs.apply(tx, held, own.get(), new LegEvent.Accept());
            return new Outcome.Joined(views.view(tx, held.attempt(), caller));
        }
        boolean known = Legs.callers(tx, held.attempt()).contains(caller);
        if (!known) {
            Optional<Duration> wait = limits.attempt(caller, List.of());
            if (wait.isPresent()) {
                return new Outcome.TooOften(wait.get());
            }
            tx.attempts().addCaller(held.attempt().id(), caller, clock.instant());
            legs.beginUnheard(tx, held);
            if (own.isPresent() && tx.chats().byAttempt(held.attempt().id()).isEmpty()) {
                // Who said no and wants to after all: those who asked did not wait for that answer any more.
                legs.callBack(tx, held);
            }
        }
        tx.chats()
                .byAttempt(held.attempt().id())
                .filter(c -> c.state() == ChatState.OPEN)
                .ifPresent(c -> legs.invite(tx, held, c, caller));
        AttemptView view = views.view(tx, held.attempt(), caller);
        if (view.chat() != null) {
            return new Outcome.RoomAgain(view);
        }
        return known ? new Outcome.AlreadyAsked(view) : new Outcome.Asked(view);
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

    private Held hold(AttemptTransaction tx, Attempt attempt) {
        return legs.hold(tx, attempt.id())
                .orElseThrow(() -> new ConcurrentChange("attempt " + attempt.id() + " has ended"));
    }
}
