package org.chmail.bridge.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chmail.bridge.model.ChatEvent;

/** Table {@code event}: what happened in rooms, in order. */
public interface EventRows {

    /**
     * Puts an event behind those of its chat.
     *
     * @return false if it is a message with an id that is there already, with the same words of the same nick
     */
    boolean add(ChatEvent event);

    /** All of a chat, in order. */
    List<ChatEvent> ofChat(String chatId);

    /** Whether a message of this id was heard in the chat. */
    boolean heard(String chatId, String stanzaId);

    /** What was said in a chat behind this place, in order. */
    List<ChatEvent> after(String chatId, long seq);

    /** The last one of these kinds. */
    Optional<ChatEvent> last(String chatId, Set<ChatEvent.Kind> kinds);

    /** Who came and did not go since. */
    List<Occupant> present(String chatId);

    /** Whether {@code nick} said this between the two times, each included. */
    boolean said(String chatId, String nick, String body, Instant from, Instant until);
}
