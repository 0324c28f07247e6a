package org.chmail.bridge.chat;

/** Is told what happens in a room. */
public interface RoomListener {

    /** Someone but the bridge spoke. */
    void spoken(String room);

    /** How many occupants there are besides the bridge, at each change and after each join. */
    void occupied(String room, int others);
}
