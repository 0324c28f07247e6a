package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chmail.bridge.attempt.AbsentRows.Absent;
import org.chmail.bridge.attempt.Legs.Held;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.directory.PresenceListener;
import org.chmail.bridge.directory.Presences;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegEvent;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to attempts without anyone saying something: presence and time. What was overdue is decided anew from
 * present state, each leg in a transaction of its own.
 */
public final class AttemptEvents implements PresenceListener {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptEvents.class);
    private static final int BATCH = 100;

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Legs legs;
    private final Chats chats;
    private final Presences presences;
    private final Duration longestRing;
    private final Clock clock;
    /** Legs whose callees are being asked whether they are there. */
    private final Set<String> confirming = ConcurrentHashMap.newKeySet();

    AttemptEvents(
            Transactions<? extends AttemptTransaction> transactions,
            Legs legs,
            Chats chats,
            Presences presences,
            LadderPolicy policy,
            Clock clock) {
        this.transactions = transactions;
        this.legs = legs;
        this.chats = chats;
        this.presences = presences;
        this.longestRing = policy.ringTime(policy.maxRings());
        this.clock = clock;
    }

    @Override
    public void wentOff(LoginId login) {
        each(waiting(login, LegState.RINGING), leg -> new LegEvent.WentOff());
    }

    @Override
    public void cameOn(LoginId login) {
        each(waiting(login, LegState.ALARMED), leg -> new LegEvent.CameOn());
    }

    @Override
    public void lookAgain() {
        each(transactions.read(tx -> tx.legs().waiting()), this::found);
    }

    /** Acts on all that is due now: ring times, who is back, the attempts' time, and chats to be closed. */
    public void runDue() {
        Instant now = clock.instant();
        transactions.read(tx -> tx.legs().due(now, BATCH)).forEach(this::timerDue);
        inviteWhoIsBack();
        for (Attempt attempt : transactions.read(tx -> tx.attempts().expired(now, BATCH))) {
            guarded(
                    "attempt " + attempt.id(),
                    attempt.id(),
                    (tx, held) -> legs.applyToWaiting(tx, held, new LegEvent.Expired()));
        }
        for (Chat chat : transactions.read(tx -> chats.due(tx, now, BATCH))) {
            guarded(
                    "chat " + chat.id(),
                    chat.attemptId(),
                    (tx, held) -> tx.chats()
                            .byId(chat.id())
                            .filter(c -> c.state() == ChatState.OPEN && due(c.due(), now))
                            .ifPresent(c -> legs.closeChat(tx, held, c)));
        }
    }

    /** At the end of a ring's time it is confirmed that the callee is there, before they are rung again. */
    private void timerDue(Leg leg) {
        if (leg.state() != LegState.RINGING) {
            timerDue(leg, presences.of(leg.callee()));
        } else if (confirming.add(leg.id())) {
            var unused = presences.confirm(leg.callee()).whenComplete((presence, failure) -> {
                try {
                    timerDue(leg, failure == null ? presence : Presence.UNKNOWN);
                } finally {
                    confirming.remove(leg.id());
                }
            });
        }
    }

    /** A timer carries the version it was set for: once the leg has moved on, it is void. */
    private void timerDue(Leg leg, Presence presence) {
        apply(leg, new LegEvent.TimerDue(presence), present -> present.version() == leg.version());
    }

    /** Who accepted by a link, say, while off, and is there now, is invited: once, for then they are absent no longer. */
    private void inviteWhoIsBack() {
        for (Absent absent : transactions.read(tx -> tx.absent().ofOpenChats())) {
            if (here(presences.of(absent.login()))) {
                guarded(
                        "invitation of " + absent.login(),
                        absent.attemptId(),
                        (tx, held) -> tx.chats()
                                .byAttempt(absent.attemptId())
                                .filter(chat -> chat.state() == ChatState.OPEN
                                        && tx.absent().remove(chat.id(), absent.login()))
                                .ifPresent(chat -> legs.invite(tx, held, chat, absent.login())));
            }
        }
    }

    private static boolean here(Presence presence) {
        return presence == Presence.ON || presence == Presence.QUIET;
    }

    private List<Leg> waiting(LoginId login, LegState state) {
        return transactions.read(tx -> tx.legs().waiting(login)).stream()
                .filter(leg -> leg.state() == state && !leg.unheard())
                .toList();
    }

    /** What a look at presence makes of a leg, if anything. */
    private @Nullable LegEvent found(Leg leg) {
        Presence presence = presences.of(leg.callee());
        if (presence == Presence.OFF && leg.state() == LegState.RINGING) {
            return new LegEvent.WentOff();
        }
        if (leg.state() == LegState.RINGING && !due(leg.due(), clock.instant().plus(longestRing))) {
            // No ring waits for so long: the clock was set back while the bridge was down.
            return new LegEvent.TimerDue(presence);
        }
        boolean waits = leg.state() == LegState.ALARMED && !leg.unheard();
        return waits && presence == Presence.ON ? new LegEvent.FoundOn() : null;
    }

    /**
     * Applies what presence tells to each leg as it is by then.
     *
     * @throws IllegalStateException if one could not be acted on: that is to be told again, for no timer will
     */
    private void each(List<Leg> seen, Function<Leg, @Nullable LegEvent> events) {
        boolean all = true;
        for (Leg leg : seen) {
            LegEvent event = events.apply(leg);
            all &= event == null || apply(leg, event, present -> true);
        }
        if (!all) {
            throw new IllegalStateException("not everyone whose presence changed could be acted on");
        }
    }

    private boolean apply(Leg seen, LegEvent event, Predicate<Leg> stillMeant) {
        return guarded(
                "leg " + seen.id(),
                seen.attemptId(),
                (tx, held) -> tx.legs()
                        .byId(seen.id())
                        .filter(stillMeant)
                        .ifPresent(leg -> legs.apply(tx, held, leg, event)));
    }

    /** False if it failed. */
    private boolean guarded(String what, String attemptId, BiConsumer<AttemptTransaction, Held> work) {
        try {
            transactions.write(tx -> {
                legs.hold(tx, attemptId).ifPresent(held -> work.accept(tx, held));
                return what;
            });
            return true;
        } catch (RuntimeException e) {
            LOG.error("Could not act on {}; it is tried again", what, e);
            return false;
        }
    }

    private static boolean due(@Nullable Instant at, Instant now) {
        return at != null && !at.isAfter(now);
    }
}
