package org.chmail.bridge.attempt;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.directory.ConcurrentChange;
import org.chmail.bridge.directory.Presences;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Caller;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.Ladder;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegAction;
import org.chmail.bridge.model.LegEvent;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.model.Step;

/** Takes legs up and down the ladder, within a transaction that holds their attempt. */
final class Legs {

    /** An attempt that this transaction holds, and its mail. */
    record Held(Attempt attempt, Mail mail) {}

    private final Ladder ladder;
    private final Chats chats;
    private final Telling telling;
    private final TranscriptPost transcripts;
    private final Presences presences;
    private final Limits limits;
    private final Alarms alarms;
    private final Clock clock;

    Legs(
            LadderPolicy policy,
            Chats chats,
            Telling telling,
            TranscriptPost transcripts,
            Presences presences,
            Limits limits,
            Alarms alarms,
            Clock clock) {
        this.ladder = new Ladder(policy);
        this.chats = chats;
        this.telling = telling;
        this.transcripts = transcripts;
        this.presences = presences;
        this.limits = limits;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Holds an open attempt until the transaction ends; empty if it has ended. */
    Optional<Held> hold(AttemptTransaction tx, String attemptId) {
        return tx.attempts()
                .lock(attemptId)
                .filter(Attempt::open)
                .map(attempt -> new Held(attempt, mail(tx, attempt.mailId())));
    }

    /** Holds an attempt that was open when it was looked up; if it has ended since, the work is to be done again. */
    Held holdOpen(AttemptTransaction tx, Attempt attempt) {
        return hold(tx, attempt.id()).orElseThrow(() -> new ConcurrentChange("attempt " + attempt.id() + " has ended"));
    }

    /** A new leg's first step. */
    void begin(AttemptTransaction tx, Held held, LoginId callee, boolean late) {
        Leg leg = Leg.create(UUID.randomUUID().toString(), held.attempt().id(), callee, late);
        boolean heard = !Audience.askers(tx, held.attempt(), callee).isEmpty();
        LegEvent event = heard ? new LegEvent.Begin(presences.of(callee)) : new LegEvent.Silenced();
        Step step = ladder.next(leg, limits.heed(leg, event), clock.instant());
        tx.legs().insert(tell(tx, held, leg, step));
        act(tx, held, step);
    }

    /** Begins the legs of those who have not heard of it, as far as someone asks now whom they have not blocked. */
    void beginUnheard(AttemptTransaction tx, Held held) {
        for (Leg leg : tx.legs().ofAttempt(held.attempt().id())) {
            if (leg.unheard()
                    && !Audience.askers(tx, held.attempt(), leg.callee()).isEmpty()) {
                apply(tx, held, leg, new LegEvent.Begin(presences.of(leg.callee())));
            }
        }
    }

    /** Those who are off are told by mail, too, now that someone asks for whom that is done. */
    void mailAlarms(AttemptTransaction tx, Held held) {
        if (tx.chats().byAttempt(held.attempt().id()).isEmpty()) {
            tx.legs().ofAttempt(held.attempt().id()).stream()
                    .filter(leg -> leg.state() == LegState.ALARMED && !leg.unheard())
                    .forEach(leg -> alarms.raise(tx, held, leg));
        }
    }

    /** The callers are called in their turn, each who was not called yet. */
    void callBack(AttemptTransaction tx, Held held) {
        Set<LoginId> called = new HashSet<>();
        tx.legs().ofAttempt(held.attempt().id()).forEach(leg -> called.add(leg.callee()));
        callers(tx, held.attempt()).stream()
                .filter(caller -> !called.contains(caller))
                .forEach(caller -> begin(tx, held, caller, false));
    }

    /** The legs of those who are asked only by people whom they blocked fall silent, for the others withdrew. */
    void silenceUnasked(AttemptTransaction tx, Held held) {
        for (Leg leg : tx.legs().ofAttempt(held.attempt().id())) {
            if (leg.state().waiting()
                    && !leg.unheard()
                    && Audience.askers(tx, held.attempt(), leg.callee()).isEmpty()) {
                telling.missed(tx, held, leg);
                apply(tx, held, leg, new LegEvent.Silenced());
            }
        }
    }

    /** One step of a leg; ends the attempt when it was the last one. */
    Step apply(AttemptTransaction tx, Held held, Leg leg, LegEvent event) {
        Step step = ladder.next(leg, limits.heed(leg, event), clock.instant());
        Leg told = tell(tx, held, leg, step);
        if (told.version() != leg.version()) {
            tx.legs().update(told);
        }
        act(tx, held, step);
        if (!step.leg().state().waiting()) {
            endIfNothingIsLeft(tx, held);
        }
        return step;
    }

    /** The same event for each waiting leg. */
    void applyToWaiting(AttemptTransaction tx, Held held, LegEvent event) {
        for (Leg leg : tx.legs().ofAttempt(held.attempt().id())) {
            if (leg.state().waiting()) {
                apply(tx, held, leg, event);
            }
        }
    }

    /** Ends open legs and the attempt, orders the room's end, and mails the transcript if there is one. */
    void closeChat(AttemptTransaction tx, Held held, Chat chat) {
        applyToWaiting(tx, held, new LegEvent.Withdrawn());
        chats.close(tx, chat, telling.farewell(tx, held.mail()));
        transcripts.send(tx, held, chat);
        tx.attempts().end(held.attempt().id(), clock.instant());
    }

    /** Lets someone into the chat as {@link #invite} does: at once, or, who is off, when they come on. */
    void inviteOnceOn(AttemptTransaction tx, Held held, Chat chat, LoginId login) {
        if (presences.of(login) == Presence.OFF) {
            tx.absent().add(chat.id(), login);
        } else {
            invite(tx, held, chat, login);
        }
    }

    /** Lets someone into the chat, unless a block lies between them and someone who is in it. */
    void invite(AttemptTransaction tx, Held held, Chat chat, LoginId login) {
        tx.absent().remove(chat.id(), login);
        if (Audience.admits(tx, chat, login)) {
            tx.chats().admit(chat.id(), login);
            telling.invite(tx, held.mail(), chat, login);
        }
    }

    static List<LoginId> callers(AttemptTransaction tx, Attempt attempt) {
        return tx.attempts().callers(attempt.id()).stream()
                .filter(caller -> !caller.withdrawn())
                .map(Caller::login)
                .toList();
    }

    static List<LoginId> joined(AttemptTransaction tx, Attempt attempt) {
        return tx.legs().ofAttempt(attempt.id()).stream()
                .filter(leg -> leg.state() == LegState.JOINED)
                .map(Leg::callee)
                .toList();
    }

    static Mail mail(AttemptTransaction tx, String mailId) {
        return tx.mails().byId(mailId).orElseThrow(() -> new ConcurrentChange("mail " + mailId + " is gone"));
    }

    private Leg tell(AttemptTransaction tx, Held held, Leg before, Step step) {
        Leg leg = step.leg();
        if (step.actions().contains(LegAction.RING)) {
            limits.ring(leg.callee());
            return telling.ring(tx, held, leg, before);
        }
        return step.actions().contains(LegAction.ALARM_MESSAGE) ? telling.alarm(tx, held, leg) : leg;
    }

    private void act(AttemptTransaction tx, Held held, Step step) {
        for (LegAction action : step.actions()) {
            switch (action) {
                case TELL_CALLEE -> telling.lastWord(tx, held, step.leg());
                case TELL_MISSED -> telling.missed(tx, held, step.leg());
                case TELL_CALLERS -> telling.callers(tx, held, step.leg());
                case JOIN -> join(tx, held, step.leg());
                case ALARM_MAIL -> alarms.raise(tx, held, step.leg());
                // RING, ALARM_MESSAGE: told above. REJOIN, SAY_OVER: the answer to who asked.
                case RING, ALARM_MESSAGE, REJOIN, SAY_OVER -> {}
            }
        }
    }

    private void join(AttemptTransaction tx, Held held, Leg leg) {
        Optional<Chat> chat = tx.chats().byAttempt(held.attempt().id());
        if (chat.isEmpty()) {
            chats.open(tx, held.attempt().id());
        } else if (chat.get().state() == ChatState.OPEN) {
            inviteOnceOn(tx, held, chat.get(), leg.callee());
        }
    }

    private void endIfNothingIsLeft(AttemptTransaction tx, Held held) {
        String id = held.attempt().id();
        boolean waiting = tx.legs().ofAttempt(id).stream().map(Leg::state).anyMatch(LegState::waiting);
        if (!waiting && tx.chats().byAttempt(id).isEmpty()) {
            tx.attempts().end(id, clock.instant());
        }
    }
}
