package org.chmail.bridge.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Is told what happens in rooms. Its methods may block. */
public interface RoomListener {

    /**
     * Something happened in a room; one call at a time for each.
     *
     * @param news in the order in which it happened, not empty
     */
    void happened(String room, List<RoomNews> news);

    /** From when on the bridge, who joins, wants to hear what was said; empty if all of it. */
    Optional<Instant> historyFrom(String room);

    /** The session is gone: until one is begun or resumed, nothing of what happens in rooms is told. */
    void away();

    /** The session was resumed: nothing was missed. */
    void backAgain();
}
