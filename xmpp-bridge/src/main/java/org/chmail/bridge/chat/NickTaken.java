package org.chmail.bridge.chat;

/** Somebody else has that nick in the room (XEP-0045 §7.2.8). Trying again with the same one does not help. */
public final class NickTaken extends RoomException {

    private static final long serialVersionUID = 1L;

    public NickTaken(String message, Throwable cause) {
        super(message, cause);
    }
}
