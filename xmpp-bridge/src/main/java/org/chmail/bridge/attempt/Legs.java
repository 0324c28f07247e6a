package org.chmail.bridge.attempt;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.directory.ConcurrentChange;
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
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.model.Step;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;

/** Takes legs up and down the ladder, within a transaction that holds their attempt. */
final class Legs {

    /** An attempt that this transaction holds, and its mail. */
    record Held(Attempt attempt, Mail mail) {}

    private final Ladder ladder;
    private final Chats chats;
    private final Words words;
    private final Clock clock;

    Legs(LadderPolicy policy, Chats chats, Words words, Clock clock) {
        this.ladder = new Ladder(policy);
        this.chats = chats;
        this.words = words;
        this.clock = clock;
    }

    /** Holds an open attempt until the transaction ends; empty if it has ended. */
    Optional<Held> hold(AttemptTransaction tx, String attemptId) {
        return tx.attempts()
                .lock(attemptId)
                .filter(Attempt::open)
                .map(attempt -> new Held(attempt, mail(tx, attempt.mailId())));
    }

    /** A new leg's first step. */
    void begin(AttemptTransaction tx, Held held, LoginId callee, boolean late, LegEvent.Begin event) {
        Leg leg = Leg.create(UUID.randomUUID().toString(), held.attempt().id(), callee, late);
        Step step = ladder.next(leg, event, clock.instant());
        tx.legs().insert(tell(tx, held, step));
        act(tx, held, step);
    }

    /** One step of a leg; ends the attempt when it was the last one. */
    Step apply(AttemptTransaction tx, Held held, Leg leg, LegEvent event) {
        Step step = ladder.next(leg, event, clock.instant());
        Leg told = tell(tx, held, step);
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

    /** Ends open legs and the attempt, and orders the room's end. */
    void closeChat(AttemptTransaction tx, Held held, Chat chat) {
        applyToWaiting(tx, held, new LegEvent.Withdrawn());
        String farewell = phrases(tx, held.mail().author())
                .say("farewell", held.mail().author(), held.mail().port());
        chats.close(tx, chat, farewell);
        tx.attempts().end(held.attempt().id(), clock.instant());
    }

    void invite(AttemptTransaction tx, Held held, Chat chat, LoginId login) {
        Phrases phrases = phrases(tx, login);
        chats.invite(tx, chat, login, phrases.say("invite", phrases.mail(held.mail())), phrases.lang());
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

    private void act(AttemptTransaction tx, Held held, Step step) {
        for (LegAction action : step.actions()) {
            switch (action) {
                case TELL_MISSED -> tellMissed(tx, held, step.leg());
                case TELL_CALLERS -> tellCallers(tx, held, step.leg());
                case JOIN -> join(tx, held, step.leg());
                // RING, ALARM_MESSAGE: told above. ALARM_MAIL: this version leaves only the offline message.
                // REJOIN, SAY_OVER: the answer to who asked.
                case RING, ALARM_MESSAGE, ALARM_MAIL, REJOIN, SAY_OVER -> {}
            }
        }
    }

    /** Rings the callee, or leaves a message; the ring that follows a message corrects it (XEP-0308). */
    private Leg tell(AttemptTransaction tx, Held held, Step step) {
        Leg leg = step.leg();
        if (step.actions().contains(LegAction.RING)) {
            Parcel ring = asking(tx, held, leg, Kind.RING, "ring");
            tx.outbox().add(ring.correcting(leg.alarm()));
            return leg.withAlarm(null);
        }
        if (step.actions().contains(LegAction.ALARM_MESSAGE)) {
            Parcel alarm = asking(tx, held, leg, Kind.NOTICE, "alarm");
            tx.outbox().add(alarm);
            return leg.withAlarm(alarm.id());
        }
        return leg;
    }

    /** A message that asks the callee, as long as the leg stands where it stands now. */
    private Parcel asking(AttemptTransaction tx, Held held, Leg leg, Kind kind, String key) {
        Phrases phrases = phrases(tx, leg.callee());
        String names = phrases.names(askers(tx, held.attempt(), leg.callee()));
        return parcel(kind, leg.callee(), phrases.say(key, names, phrases.mail(held.mail())))
                .worded(phrases.lang(), held.mail().named())
                .ofAttempt(held.attempt().id(), leg.id(), leg.phase());
    }

    /** The sentences in someone's language. */
    private Phrases phrases(AttemptTransaction tx, LoginId login) {
        return words.in(tx.logins().settings(login).lang());
    }

    /** Who asks {@code callee}: the callers, or, if it is a caller who is called back, those who joined. */
    private static List<LoginId> askers(AttemptTransaction tx, Attempt attempt, LoginId callee) {
        List<LoginId> callers = callers(tx, attempt).stream()
                .filter(login -> !login.equals(callee))
                .toList();
        return callers.isEmpty() ? joined(tx, attempt) : callers;
    }

    private void tellMissed(AttemptTransaction tx, Held held, Leg leg) {
        List<LoginId> all = tx.attempts().callers(held.attempt().id()).stream()
                .map(Caller::login)
                .toList();
        Phrases phrases = phrases(tx, leg.callee());
        String text = phrases.say(
                "missed",
                phrases.names(all),
                phrases.mail(held.mail()),
                held.mail().author(),
                held.mail().port());
        tx.outbox().add(notice(leg.callee(), text, phrases, held, leg));
    }

    private void tellCallers(AttemptTransaction tx, Held held, Leg leg) {
        for (LoginId caller : callers(tx, held.attempt())) {
            if (!caller.equals(leg.callee())) {
                Phrases phrases = phrases(tx, caller);
                String text = phrases.say("told." + leg.state(), leg.callee(), phrases.mail(held.mail()));
                tx.outbox().add(notice(caller, text, phrases, held, leg));
            }
        }
    }

    private void join(AttemptTransaction tx, Held held, Leg leg) {
        Optional<Chat> chat = tx.chats().byAttempt(held.attempt().id());
        if (chat.isEmpty()) {
            chats.open(tx, held.attempt().id());
        } else if (chat.get().state() == ChatState.OPEN) {
            invite(tx, held, chat.get(), leg.callee());
        }
    }

    private void endIfNothingIsLeft(AttemptTransaction tx, Held held) {
        String id = held.attempt().id();
        boolean waiting = tx.legs().ofAttempt(id).stream().map(Leg::state).anyMatch(LegState::waiting);
        if (!waiting && tx.chats().byAttempt(id).isEmpty()) {
            tx.attempts().end(id, clock.instant());
        }
    }

    private Parcel notice(LoginId to, String text, Phrases phrases, Held held, Leg leg) {
        return parcel(Kind.NOTICE, to, text)
                .worded(phrases.lang(), null)
                .ofAttempt(held.attempt().id(), leg.id(), null);
    }

    private Parcel parcel(Kind kind, LoginId to, String text) {
        return Parcel.of(UUID.randomUUID().toString(), kind, to.value(), text, clock.instant());
    }
}
