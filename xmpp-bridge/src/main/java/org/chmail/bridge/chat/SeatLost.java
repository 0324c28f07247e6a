package org.chmail.bridge.chat;

/** Who sat there was put out of the room: kicked, no longer a member, or the room is gone. Says nothing until it sits anew. */
public final class SeatLost extends RoomException {

    private static final long serialVersionUID = 1L;

    public SeatLost(String message) {
        super(message);
    }
}
