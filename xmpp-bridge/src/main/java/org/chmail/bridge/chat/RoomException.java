package org.chmail.bridge.chat;

/** A room could not be made, changed or destroyed now; it is tried again. */
public sealed class RoomException extends RuntimeException permits NickTaken, SeatLost {

    private static final long serialVersionUID = 1L;

    public RoomException(String message, Throwable cause) {
        super(message, cause);
    }

    public RoomException(String message) {
        super(message);
    }
}
