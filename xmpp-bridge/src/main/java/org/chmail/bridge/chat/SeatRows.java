package org.chmail.bridge.chat;

import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.LoginId;

/** Table {@code seat}: where people with a browser sit. */
public interface SeatRows {

    /**
     * Somebody's place in a chat.
     *
     * @param number of the seat's account, from 1
     * @param login who sits there
     * @param nick what the room calls them
     * @param leaving whether they leave once the room has heard all that they said
     */
    record Taken(String chatId, int number, LoginId login, String nick, boolean leaving) {}

    /** Takes a seat; one that is taken already is a {@code ConcurrentChange}. */
    void take(Taken seat);

    Optional<Taken> of(String chatId, LoginId login);

    /** All of a chat, by number. */
    List<Taken> inChat(String chatId);

    /** All on which this login sits. */
    List<Taken> of(LoginId login);

    /** Those of open chats. */
    List<Taken> ofOpenChats();

    void rename(String chatId, LoginId login, String nick);

    /** They leave, or stay after all. */
    void leaves(String chatId, LoginId login, boolean leaving);

    /** Frees the seat of somebody who leaves. */
    void free(String chatId, LoginId login);
}
