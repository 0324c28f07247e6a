package org.chmail.bridge.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The room of an attempt.
 *
 * @param room the room's local part, random; the service's name stands in the configuration
 * @param lastMessageAt when someone last spoke, or when it opened
 * @param emptySince since when nobody but the bridge is inside, if so
 * @param due when it is to be looked at next
 * @param version the stored row's; grows by one with each update
 */
public record Chat(
        String id,
        String attemptId,
        String room,
        ChatState state,
        Instant lastMessageAt,
        @Nullable Instant emptySince,
        @Nullable Instant due,
        long version) {

    public Chat withState(ChatState next) {
        return new Chat(id, attemptId, room, next, lastMessageAt, emptySince, due, version);
    }

    /** The chat with new marks, due when the earlier of the two policies would close it. */
    public Chat marked(Instant message, @Nullable Instant empty, ChatPolicy policy) {
        Instant idle = message.plus(policy.idle());
        Instant close = empty == null ? idle : min(idle, empty.plus(policy.empty()));
        return new Chat(id, attemptId, room, state, message, empty, close, version);
    }

    /** The chat, not to be looked at before {@code at}. */
    public Chat dueNotBefore(Instant at) {
        Instant next = due == null || due.isAfter(at) ? due : at;
        return new Chat(id, attemptId, room, state, lastMessageAt, emptySince, next, version);
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
