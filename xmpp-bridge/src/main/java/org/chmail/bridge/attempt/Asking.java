package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.attempt.Legs.Held;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegEvent;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.jspecify.annotations.Nullable;

/** The callers' side: wanting to chat. What a call returns is on disk. */
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
                    .map(attempt -> join(tx, legs.holdOpen(tx, attempt), caller, all))
                    .orElseGet(() -> begin(tx, mail, caller, callees.first(tx, mail, caller), all));
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
        List<Leg> asked = tx.legs().ofAttempt(held.attempt().id());
        Optional<Leg> own = asked.stream()
                .filter(leg -> leg.callee().equals(caller) && !leg.unheard())
                .findFirst();
        if (own.isPresent() && own.get().state().waiting()) {
            legs.apply(tx, held, own.get(), new LegEvent.Accept());
            return new Outcome.Joined(views.view(tx, held.attempt(), caller));
        }
        boolean known = Legs.callers(tx, held.attempt()).contains(caller);
        if (!known && !Known.is(tx, caller)) {
            // Whoever says yes, or is in the chat, was not told of them.
            return new Outcome.ProveFirst(held.mail());
        }
        if (!known) {
            Optional<Duration> wait = limits.attempt(caller, waiting(asked));
            if (wait.isPresent()) {
                return new Outcome.TooOften(wait.get());
            }
            boolean strangers = Legs.callers(tx, held.attempt()).stream().noneMatch(other -> Known.is(tx, other));
            tx.attempts().addCaller(held.attempt().id(), caller, clock.instant());
            legs.beginUnheard(tx, held);
            if (strangers) {
                legs.mailAlarms(tx, held);
            }
            if (own.isPresent() && tx.chats().byAttempt(held.attempt().id()).isEmpty()) {
                // Who said no and wants to after all: those who asked did not wait for that answer any more.
                legs.callBack(tx, held);
            }
        }
        if (all) {
            tx.attempts().callEveryone(held.attempt().id());
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

    private static List<LoginId> waiting(List<Leg> legs) {
        return legs.stream()
                .filter(leg -> leg.state().waiting())
                .map(Leg::callee)
                .toList();
    }
}
