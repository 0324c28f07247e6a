package org.chmail.bridge.attempt;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.model.ChatEvent.Kind;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant.Role;
import org.chmail.bridge.post.MailCourier;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;
import org.jspecify.annotations.Nullable;

/** What is said in a room to turn its transcript on or off. The room sees each answer. */
final class TranscriptSwitch {

    private static final Set<Kind> MARKS = EnumSet.of(Kind.TRANSCRIPT_ON, Kind.TRANSCRIPT_OFF);

    private final Chats chats;
    private final Mailbook mailbook;
    private final MailCourier mails;
    private final Words words;
    private final Clock clock;

    TranscriptSwitch(Chats chats, Mailbook mailbook, MailCourier mails, Words words, Clock clock) {
        this.chats = chats;
        this.mailbook = mailbook;
        this.mails = mails;
        this.words = words;
        this.clock = clock;
    }

    /** Whether the transcript of this chat is on now. */
    static boolean isOn(AttemptTransaction tx, Chat chat) {
        return tx.events()
                .last(chat.id(), MARKS)
                .filter(mark -> mark.kind() == Kind.TRANSCRIPT_ON)
                .isPresent();
    }

    /** Acts on live words in a room, if they are meant for it. */
    void heard(AttemptTransaction tx, Chat chat, Occupant speaker, String body) {
        switch (body.strip().toLowerCase(Locale.ROOT)) {
            case "transcript on" -> turn(tx, chat, speaker, true);
            case "transcript off" -> turn(tx, chat, speaker, false);
            default -> {}
        }
    }

    private void turn(AttemptTransaction tx, Chat chat, Occupant speaker, boolean on) {
        Attempt attempt = tx.attempts().byId(chat.attemptId()).orElseThrow();
        Mail mail = Legs.mail(tx, attempt.mailId());
        Phrases phrases = words.in(tx.logins().settings(mail.author()).lang());
        if (!isOn(tx, mail, speaker.login())) {
            chats.say(tx, chat, phrases.say("room.transcript.notYours"));
        } else if (isOn(tx, chat) == on) {
            chats.say(tx, chat, phrases.say(on ? "room.transcript.isOn" : "room.transcript.isOff"));
        } else if (on && !mails.ready()) {
            chats.say(tx, chat, phrases.say("room.transcript.noMail"));
        } else {
            String told = phrases.say(on ? "room.transcript.on" : "room.transcript.off", Phrases.line(speaker.nick()));
            Kind kind = on ? Kind.TRANSCRIPT_ON : Kind.TRANSCRIPT_OFF;
            String id = chats.say(tx, chat, told);
            tx.events()
                    .add(new ChatEvent(chat.id(), 0, kind, speaker.nick(), speaker.login(), id, told, clock.instant()));
        }
    }

    private boolean isOn(AttemptTransaction tx, Mail mail, @Nullable LoginId login) {
        return login != null
                && mailbook.logins(tx, mail, EnumSet.allOf(Role.class)).contains(login);
    }
}
