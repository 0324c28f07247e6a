package org.chmail.bridge.store;

import java.util.List;
import org.chmail.bridge.attempt.AbsentRows;
import org.chmail.bridge.model.LoginId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code absent}. */
record AbsentTable(Handle handle) implements AbsentRows {

    private static final String ADD = """
            INSERT INTO absent (chat_id, login_id) VALUES (:chat, :login) ON CONFLICT (chat_id, login_id) DO NOTHING
            """;

    private static final String REMOVE = """
            DELETE FROM absent WHERE chat_id = :chat AND login_id = :login
            """;

    private static final String OF_OPEN_CHATS = """
            SELECT c.attempt_id, b.login_id AS login FROM absent b JOIN chat c ON c.id = b.chat_id WHERE c.state = 'OPEN'
            """;

    @Override
    public void add(String chatId, LoginId login) {
        handle.createUpdate(ADD).bind("chat", chatId).bind("login", login).execute();
    }

    @Override
    public boolean remove(String chatId, LoginId login) {
        return handle.createUpdate(REMOVE)
                        .bind("chat", chatId)
                        .bind("login", login)
                        .execute()
                > 0;
    }

    @Override
    public List<Absent> ofOpenChats() {
        return handle.createQuery(OF_OPEN_CHATS)
                .map(ConstructorMapper.of(Absent.class))
                .list();
    }
}
