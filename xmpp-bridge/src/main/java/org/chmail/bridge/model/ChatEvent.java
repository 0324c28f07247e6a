package org.chmail.bridge.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a chat's room.
 *
 * @param seq its place among the chat's events; 0 until it is stored
 * @param nick who did it, as the room calls them
 * @param login who that is; null if the room did not tell the bridge
 * @param stanzaId the message's id; null if it had none, or where there was no message
 * @param body the words; null where there are none. Of a transcript's begin and end, what the room was told
 * @param at when
 */
public record ChatEvent(
        String chatId,
        long seq,
        Kind kind,
        String nick,
        @Nullable LoginId login,
        @Nullable String stanzaId,
        @Nullable String body,
        Instant at) {

    public ChatEvent {
        requireNonNull(nick);
        requireNonNull(at);
    }

    /** What can happen. */
    public enum Kind {
        SAID,
        CAME,
        WENT,
        TRANSCRIPT_ON,
        TRANSCRIPT_OFF
    }
}
