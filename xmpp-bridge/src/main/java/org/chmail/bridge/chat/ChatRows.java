package org.chmail.bridge.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.LoginId;

/** Table {@code chat}. */
public interface ChatRows {

    /** Stores a new chat; a second one of the same attempt is a {@code ConcurrentChange}. */
    void insert(Chat chat);

    Optional<Chat> byId(String chatId);

    Optional<Chat> byAttempt(String attemptId);

    Optional<Chat> byRoom(String room);

    /** OPEN and CLOSING ones: the rooms that must stand. */
    List<Chat> standing();

    /** OPEN ones whose {@code due} is not after {@code now}. */
    List<Chat> due(Instant now, int limit);

    /** Remembers who was let in; once each. */
    void admit(String chatId, LoginId login);

    /** Forgets that this one was let in. */
    void dismiss(String chatId, LoginId login);

    /** Who was let in, in that order. */
    List<LoginId> admitted(String chatId);

    /**
     * Stores state and marks of this chat and returns it with its new version; a row of another version is a
     * {@code ConcurrentChange}.
     */
    Chat update(Chat chat);
}
