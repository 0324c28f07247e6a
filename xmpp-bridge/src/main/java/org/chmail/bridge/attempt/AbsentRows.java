package org.chmail.bridge.attempt;

import java.util.List;
import org.chmail.bridge.model.LoginId;

/** Table {@code absent}: who belongs into a chat, and was off when they were to be invited. */
public interface AbsentRows {

    /**
     * Who is absent.
     *
     * @param attemptId the attempt whose chat it is
     */
    record Absent(String attemptId, LoginId login) {}

    void add(String chatId, LoginId login);

    /** Forgets one who is invited; false if they were not absent. */
    boolean remove(String chatId, LoginId login);

    /** The absent ones of open chats. */
    List<Absent> ofOpenChats();
}
