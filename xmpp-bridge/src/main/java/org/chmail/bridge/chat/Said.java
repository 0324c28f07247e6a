package org.chmail.bridge.chat;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a room.
 *
 * @param nick who said it, as the room calls them
 * @param at when
 * @param stanzaId the message's id; null if it had none
 * @param body the words
 */
public record Said(String nick, Instant at, @Nullable String stanzaId, String body) {

    public Said {
        requireNonNull(nick);
        requireNonNull(at);
        requireNonNull(body);
    }
}
