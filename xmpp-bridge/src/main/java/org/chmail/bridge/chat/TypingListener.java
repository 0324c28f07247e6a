package org.chmail.bridge.chat;

/** Is told who types in rooms. Must not block. */
@FunctionalInterface
public interface TypingListener {

    /** Is told, and does nothing. */
    TypingListener NONE = (room, nick, on) -> {};

    /**
     * Someone but the bridge begins to type, or stops; told also for each who has just said something.
     *
     * @param room local part
     * @param nick who, as the room calls them
     */
    void typing(String room, String nick, boolean on);
}
