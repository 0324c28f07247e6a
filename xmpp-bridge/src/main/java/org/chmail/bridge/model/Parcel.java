package org.chmail.bridge.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outbox row: something to be sent, written in the transaction that decided it. The ids of what is sent derive from
 * {@code id}, so a repeat carries the same id.
 *
 * @param recipient whose queue it stands in: a login ID, or a room's local part. One queue goes in order.
 * @param body the words, or empty
 * @param attemptId the attempt it is about, also the message's thread
 * @param legId the leg it is about, if any
 * @param phase {@link Leg#phase()} when it was written: once that has changed, it is dropped unsent
 * @param replaces id of the message that this one corrects (XEP-0308), if any
 * @param chatId the chat it is about, if any
 * @param tries how often it was tried
 */
public record Parcel(
        String id,
        Kind kind,
        String recipient,
        String body,
        @Nullable String attemptId,
        @Nullable String legId,
        @Nullable String phase,
        @Nullable String replaces,
        @Nullable String chatId,
        Instant createdAt,
        int tries) {

    /** The same parcel as a correction of an earlier message. */
    public Parcel correcting(String messageId) {
        return new Parcel(id, kind, recipient, body, attemptId, legId, phase, messageId, chatId, createdAt, tries);
    }

    /** What is sent. */
    public enum Kind {
        /** A chat message that asks for an answer. */
        RING,
        /** A chat message that tells something. */
        NOTICE,
        /** Membership of the chat's room, and a direct invitation into it (XEP-0249). */
        INVITE,
        /** The room is made, configured, read back, and its members are admitted. */
        OPEN_ROOM,
        /** Farewell, and the room is destroyed. */
        CLOSE_ROOM
    }
}
