package org.chmail.bridge.chat;

/** A room could not be made, changed or destroyed now; it is tried again. */
public final class RoomException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RoomException(String message, Throwable cause) {
        super(message, cause);
    }

    public RoomException(String message) {
        super(message);
    }
}
