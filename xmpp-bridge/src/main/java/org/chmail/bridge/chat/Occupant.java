package org.chmail.bridge.chat;

import static java.util.Objects.requireNonNull;

import org.chmail.bridge.model.LoginId;
import org.jspecify.annotations.Nullable;

/**
 * Someone in a room.
 *
 * @param nick what the room calls them
 * @param login who that is; null if the room does not tell the bridge
 */
public record Occupant(String nick, @Nullable LoginId login) {

    public Occupant {
        requireNonNull(nick);
    }
}
