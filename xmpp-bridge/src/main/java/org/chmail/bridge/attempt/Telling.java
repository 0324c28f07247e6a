package org.chmail.bridge.attempt;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.chmail.bridge.attempt.Legs.Held;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.model.Caller;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;

/** What people are told of an attempt, each in their language. Written to the outbox. */
final class Telling {

    private final Chats chats;
    private final Words words;
    private final Clock clock;

    Telling(Chats chats, Words words, Clock clock) {
        this.chats = chats;
        this.words = words;
        this.clock = clock;
    }

    /** Rings the callee; the ring that follows an alarm corrects it (XEP-0308). Returns the leg that knows of it. */
    Leg ring(AttemptTransaction tx, Held held, Leg leg, Leg before) {
        Parcel ring = asking(tx, held, leg, Kind.RING, "ring");
        tx.outbox().add(before.state() == LegState.ALARMED ? ring.correcting(before.asked()) : ring);
        return leg.withAsked(ring.id());
    }

    /** Leaves the callee a message. Returns the leg that knows of it. */
    Leg alarm(AttemptTransaction tx, Held held, Leg leg) {
        Parcel alarm = asking(tx, held, leg, Kind.NOTICE, "alarm");
        tx.outbox().add(alarm);
        return leg.withAsked(alarm.id());
    }

    /** The callee has answered: on all their clients the answer stands where the question stood. */
    void lastWord(AttemptTransaction tx, Held held, Leg leg) {
        Phrases phrases = phrases(tx, leg.callee());
        String text = phrases.say("word." + leg.state(), phrases.mail(held.mail()));
        tx.outbox().add(notice(leg.callee(), text, phrases, held, leg).correcting(leg.asked()));
    }

    /** The callee was called, and it is over; this, too, stands where the question stood. */
    void missed(AttemptTransaction tx, Held held, Leg leg) {
        List<LoginId> blocked = tx.blocks().blockedBy(leg.callee());
        List<LoginId> asked = tx.attempts().callers(held.attempt().id()).stream()
                .map(Caller::login)
                .filter(login -> !blocked.contains(login) && !login.equals(leg.callee()))
                .toList();
        List<LoginId> all = asked.isEmpty() ? Legs.joined(tx, held.attempt()) : asked;
        Phrases phrases = phrases(tx, leg.callee());
        Mail mail = held.mail();
        String text = phrases.say(
                "missed",
                phrases.names(Called.all(tx, phrases, all)),
                phrases.subject(mail),
                mail.author(),
                mail.port());
        tx.outbox().add(notice(leg.callee(), text, phrases, held, leg).correcting(leg.asked()));
    }

    /** Tells the callers the leg's new state. */
    void callers(AttemptTransaction tx, Held held, Leg leg) {
        for (LoginId caller : Audience.told(tx, held.attempt(), leg.callee())) {
            Phrases phrases = phrases(tx, caller);
            String text = phrases.say(
                    "told." + leg.state(),
                    Phrases.shortName(Called.one(tx, phrases, leg.callee())),
                    phrases.mail(held.mail()));
            tx.outbox().add(notice(caller, text, phrases, held, leg));
        }
    }

    /** Asks someone into an open room. */
    void invite(AttemptTransaction tx, Mail mail, Chat chat, LoginId login) {
        Phrases phrases = phrases(tx, login);
        chats.invite(tx, chat, login, phrases.say("invite", phrases.mail(mail)), phrases.lang());
    }

    /** The last words in a room, in the language of the mail's author. */
    String farewell(AttemptTransaction tx, Mail mail) {
        return phrases(tx, mail.author()).say("farewell", mail.author(), mail.port());
    }

    /** A message that asks the callee, as long as the leg stands where it stands now. */
    private Parcel asking(AttemptTransaction tx, Held held, Leg leg, Kind kind, String key) {
        Phrases phrases = phrases(tx, leg.callee());
        String names = phrases.names(Called.all(tx, phrases, Audience.askers(tx, held.attempt(), leg.callee())));
        return parcel(kind, leg.callee(), phrases.say(key, names, phrases.mail(held.mail())))
                .worded(phrases.lang(), held.mail().named())
                .ofAttempt(held.attempt().id(), leg.id(), leg.phase());
    }

    private Phrases phrases(AttemptTransaction tx, LoginId login) {
        return words.in(tx.logins().settings(login).lang());
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
