package org.chmail.bridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.chat.ChatRows;
import org.chmail.bridge.directory.ConcurrentChange;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.LoginId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code chat}. */
record ChatTable(Handle handle) implements ChatRows {

    private static final RowMapper<Chat> CHAT = ConstructorMapper.of(Chat.class);

    private static final String COLUMNS =
            "id, attempt_id, room, state, last_message_at, empty_since, due_at AS due, version";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM chat\n";

    private static final String INSERT = """
            INSERT INTO chat (id, attempt_id, room, state, last_message_at, empty_since, due_at, version)
            VALUES (:id, :attemptId, :room, :state, :lastMessageAt, :emptySince, :due, :version)
            ON CONFLICT DO NOTHING
            """;

    private static final String BY_ID = SELECT + """
            WHERE id = :id
            """;

    private static final String BY_ATTEMPT = SELECT + """
            WHERE attempt_id = :attempt
            """;

    private static final String BY_ROOM = SELECT + """
            WHERE room = :room
            """;

    private static final String STANDING = SELECT + """
            WHERE state IN ('OPEN', 'CLOSING') ORDER BY last_message_at, id
            """;

    private static final String DUE = SELECT + """
            WHERE state = 'OPEN' AND due_at <= :now ORDER BY due_at, id LIMIT :limit
            """;

    private static final String UPDATE = """
            UPDATE chat SET state = :state, last_message_at = :lastMessageAt, empty_since = :emptySince,
                due_at = :due, version = version + 1
            WHERE id = :id AND version = :version
            RETURNING
            """ + COLUMNS;

    private static final String ADMIT = """
            INSERT INTO admitted (chat_id, login_id, position)
            VALUES (:chat, :login, (SELECT COALESCE(MAX(position) + 1, 0) FROM admitted WHERE chat_id = :chat))
            ON CONFLICT (chat_id, login_id) DO NOTHING
            """;

    private static final String DISMISS = """
            DELETE FROM admitted WHERE chat_id = :chat AND login_id = :login
            """;

    private static final String ADMITTED = """
            SELECT login_id FROM admitted WHERE chat_id = :chat ORDER BY position
            """;

    @Override
    public void insert(Chat chat) {
        if (handle.createUpdate(INSERT).bindMethods(chat).execute() == 0) {
            throw new ConcurrentChange("attempt " + chat.attemptId() + " has a chat already");
        }
    }

    @Override
    public Optional<Chat> byId(String chatId) {
        return handle.createQuery(BY_ID).bind("id", chatId).map(CHAT).findOne();
    }

    @Override
    public Optional<Chat> byAttempt(String attemptId) {
        return handle.createQuery(BY_ATTEMPT)
                .bind("attempt", attemptId)
                .map(CHAT)
                .findOne();
    }

    @Override
    public Optional<Chat> byRoom(String room) {
        return handle.createQuery(BY_ROOM).bind("room", room).map(CHAT).findOne();
    }

    @Override
    public List<Chat> standing() {
        return handle.createQuery(STANDING).map(CHAT).list();
    }

    @Override
    public List<Chat> due(Instant now, int limit) {
        return handle.createQuery(DUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(CHAT)
                .list();
    }

    @Override
    public void admit(String chatId, LoginId login) {
        handle.createUpdate(ADMIT).bind("chat", chatId).bind("login", login).execute();
    }

    @Override
    public void dismiss(String chatId, LoginId login) {
        handle.createUpdate(DISMISS).bind("chat", chatId).bind("login", login).execute();
    }

    @Override
    public List<LoginId> admitted(String chatId) {
        return handle.createQuery(ADMITTED)
                .bind("chat", chatId)
                .mapTo(LoginId.class)
                .list();
    }

    @Override
    public Chat update(Chat chat) {
        return handle.createQuery(UPDATE)
                .bindMethods(chat)
                .map(CHAT)
                .findOne()
                .orElseThrow(
                        () -> new ConcurrentChange("chat " + chat.id() + " is no longer of version " + chat.version()));
    }
}
