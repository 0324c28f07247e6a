package org.chmail.bridge.store;

import java.util.List;
import java.util.Optional;
import org.chmail.bridge.chat.SeatRows;
import org.chmail.bridge.directory.ConcurrentChange;
import org.chmail.bridge.model.LoginId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code seat}. */
record SeatTable(Handle handle) implements SeatRows {

    private static final RowMapper<Taken> TAKEN = ConstructorMapper.of(Taken.class);

    private static final String TAKE = """
            INSERT INTO seat (chat_id, number, login_id, nick) VALUES (:chatId, :number, :login, :nick)
            ON CONFLICT DO NOTHING
            """;

    private static final String SELECT = """
            SELECT chat_id, number, login_id AS login, nick, leaving FROM seat
            """;

    private static final String OF = SELECT + """
            WHERE chat_id = :chat AND login_id = :login
            """;

    private static final String IN_CHAT = SELECT + """
            WHERE chat_id = :chat ORDER BY number
            """;

    private static final String OF_LOGIN = SELECT + """
            WHERE login_id = :login ORDER BY chat_id
            """;

    private static final String OF_OPEN_CHATS = SELECT + """
            WHERE chat_id IN (SELECT c.id FROM chat c WHERE c.state = 'OPEN') ORDER BY chat_id, number
            """;

    private static final String RENAME = """
            UPDATE seat SET nick = :nick WHERE chat_id = :chat AND login_id = :login
            """;

    private static final String FREE = """
            DELETE FROM seat WHERE chat_id = :chat AND login_id = :login AND leaving = 1
            """;

    private static final String LEAVES = """
            UPDATE seat SET leaving = :leaving WHERE chat_id = :chat AND login_id = :login
            """;

    @Override
    public void take(Taken seat) {
        if (handle.createUpdate(TAKE).bindMethods(seat).execute() == 0) {
            throw new ConcurrentChange("seat " + seat.number() + " of chat " + seat.chatId() + " was taken");
        }
    }

    @Override
    public Optional<Taken> of(String chatId, LoginId login) {
        return handle.createQuery(OF)
                .bind("chat", chatId)
                .bind("login", login)
                .map(TAKEN)
                .findOne();
    }

    @Override
    public List<Taken> inChat(String chatId) {
        return handle.createQuery(IN_CHAT).bind("chat", chatId).map(TAKEN).list();
    }

    @Override
    public List<Taken> of(LoginId login) {
        return handle.createQuery(OF_LOGIN).bind("login", login).map(TAKEN).list();
    }

    @Override
    public List<Taken> ofOpenChats() {
        return handle.createQuery(OF_OPEN_CHATS).map(TAKEN).list();
    }

    @Override
    public void rename(String chatId, LoginId login, String nick) {
        handle.createUpdate(RENAME)
                .bind("chat", chatId)
                .bind("login", login)
                .bind("nick", nick)
                .execute();
    }

    @Override
    public void free(String chatId, LoginId login) {
        handle.createUpdate(FREE).bind("chat", chatId).bind("login", login).execute();
    }

    @Override
    public void leaves(String chatId, LoginId login, boolean leaving) {
        handle.createUpdate(LEAVES)
                .bind("chat", chatId)
                .bind("login", login)
                .bind("leaving", leaving)
                .execute();
    }
}
