package org.chmail.bridge.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outbox row: something to be sent, written in the transaction that decided it. The ids of what is sent derive from
 * {@code id}, so a repeat carries the same id.
 *
 * @param recipient whose queue it stands in: a login ID, a room's local part, or {@link Letter#queue}. One queue goes in
 *     order.
 * @param body the words, or empty
 * @param lang the language of the words (BCP 47), or empty
 * @param about the words that name the mail to the verbs, {@code alice@example.org 49213}, if an answer is asked for; of
 *     a seat's parcel the login that sits there
 * @param attemptId the attempt it is about, also the message's thread
 * @param legId the leg it is about, if any
 * @param phase {@link Leg#phase()} when it was written: once that has changed, it is dropped unsent
 * @param replaces id of the message that this one corrects (XEP-0308), if any
 * @param chatId the chat it is about, if any
 * @param due not to be sent before; nor is what stands behind it
 * @param tries how often it was tried
 */
public record Parcel(
        String id,
        Kind kind,
        String recipient,
        String body,
        String lang,
        @Nullable String about,
        @Nullable String attemptId,
        @Nullable String legId,
        @Nullable String phase,
        @Nullable String replaces,
        @Nullable String chatId,
        Instant createdAt,
        Instant due,
        int tries) {

    /** A parcel about nothing yet, due at once, whatever becomes of the clock. */
    public static Parcel of(String id, Kind kind, String recipient, String body, Instant now) {
        return new Parcel(id, kind, recipient, body, "", null, null, null, null, null, null, now, Instant.EPOCH, 0);
    }

    /** The same parcel, about this attempt, and this leg of it if any; see {@link #phase} for the last one. */
    public Parcel ofAttempt(String attempt, @Nullable String leg, @Nullable String legPhase) {
        return new Parcel(
                id, kind, recipient, body, lang, about, attempt, leg, legPhase, replaces, chatId, createdAt, due,
                tries);
    }

    /** The same parcel, about this chat. */
    public Parcel ofChat(String chat) {
        return new Parcel(
                id, kind, recipient, body, lang, about, attemptId, legId, phase, replaces, chat, createdAt, due, tries);
    }

    /** The same parcel as a correction of an earlier message. */
    public Parcel correcting(@Nullable String messageId) {
        return new Parcel(
                id, kind, recipient, body, lang, about, attemptId, legId, phase, messageId, chatId, createdAt, due,
                tries);
    }

    /** The same parcel in this language, asking for an answer about the mail that is named so, if any. */
    public Parcel worded(String language, @Nullable String mail) {
        return new Parcel(
                id, kind, recipient, body, language, mail, attemptId, legId, phase, replaces, chatId, createdAt, due,
                tries);
    }

    /** The same parcel, not to be sent before {@code at}. */
    public Parcel notBefore(Instant at) {
        return new Parcel(
                id, kind, recipient, body, lang, about, attemptId, legId, phase, replaces, chatId, createdAt, at,
                tries);
    }

    /** By what it goes. */
    public enum Channel {
        XMPP,
        MAIL
    }

    /** What is sent. */
    public enum Kind {
        /** A chat message that asks for an answer. */
        RING(Channel.XMPP),
        /** A chat message that tells something. */
        NOTICE(Channel.XMPP),
        /** Membership of the chat's room, and a direct invitation into it (XEP-0249). */
        INVITE(Channel.XMPP),
        /** The room is made, configured, read back, and its members are admitted. */
        OPEN_ROOM(Channel.XMPP),
        /** Words of the bridge's own in the chat's room, if that is open. */
        SAY(Channel.XMPP),
        /** Somebody with a browser sits down in the chat's room. */
        SIT(Channel.XMPP),
        /** Words of somebody with a browser in the chat's room. */
        SPEAK(Channel.XMPP),
        /** Somebody with a browser leaves the chat's room. */
        STAND_UP(Channel.XMPP),
        /** Somebody is put out of the chat's room; the body is their nick. */
        KICK(Channel.XMPP),
        /** Farewell, and the room is destroyed. */
        CLOSE_ROOM(Channel.XMPP),
        /** The letter of the same id. */
        LETTER(Channel.MAIL),
        /** The submission of the same id: what a person wrote on a page. */
        SUBMIT(Channel.MAIL),
        /** A letter that tells all that its address has not been told yet; written when the parcel is due. */
        ALARM(Channel.MAIL);

        private final Channel channel;

        Kind(Channel channel) {
            this.channel = channel;
        }

        public Channel channel() {
            return channel;
        }
    }
}
