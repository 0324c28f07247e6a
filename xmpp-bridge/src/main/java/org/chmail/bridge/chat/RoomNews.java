package org.chmail.bridge.chat;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.chmail.bridge.model.LoginId;
import org.jspecify.annotations.Nullable;

/** Something that the bridge learns of a room. */
public sealed interface RoomNews {

    /**
     * Someone but the bridge spoke.
     *
     * @param login who it was; null if the room did not tell
     * @param live heard when it was said; else it was said before, while the bridge was elsewhere, and may be known already
     */
    record Spoken(Said said, @Nullable LoginId login, boolean live) implements RoomNews {}

    /**
     * Someone came or went, or the bridge has just come in.
     *
     * @param others all who are inside now, but the bridge
     */
    record Present(List<Occupant> others) implements RoomNews {

        public Present {
            others = List.copyOf(others);
        }
    }

    /**
     * Someone but the bridge types, or no longer (XEP-0085). Never kept.
     *
     * @param nick what the room calls them
     */
    record Typing(String nick, boolean on) implements RoomNews {

        public Typing {
            requireNonNull(nick);
        }
    }

    /** The bridge was put out, or the room was destroyed. */
    record PutOut() implements RoomNews {}
}
