package org.chmail.bridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.directory.WebSessionRows;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.WebSession;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code web_session}. */
record WebSessionTable(Handle handle) implements WebSessionRows {

    private static final RowMapper<WebSession> SESSION = ConstructorMapper.of(WebSession.class);

    private static final String REPLACE = """
            DELETE FROM web_session WHERE cookie_hash = :cookie
            AND (mail_id = :mailId OR (mail_id IS NULL AND CAST(:mailId AS TEXT) IS NULL))
            """;

    private static final String PUT = """
            INSERT INTO web_session (id, cookie_hash, mail_id, login_id, agent, begun_at, seen_at, until_at)
            VALUES (:id, :cookie, :mailId, :login, :agent, :begunAt, :seenAt, :until)
            """;

    private static final String SELECT = """
            SELECT id, mail_id, login_id AS login, agent, begun_at, seen_at, until_at AS "until" FROM web_session
            """;

    private static final String ON_MAIL = SELECT + """
            WHERE cookie_hash = :cookie AND mail_id = :mail AND until_at > :now
            """;

    private static final String EVERYWHERE = SELECT + """
            WHERE cookie_hash = :cookie AND mail_id IS NULL AND until_at > :now
            """;

    private static final String OF = SELECT + """
            WHERE login_id = :login AND until_at > :now ORDER BY begun_at DESC, id
            """;

    private static final String SEEN = """
            UPDATE web_session SET seen_at = :now, until_at = :until WHERE id = :id
            """;

    private static final String MOVE = """
            UPDATE web_session SET cookie_hash = :next WHERE cookie_hash = :cookie
            """;

    private static final String END = """
            DELETE FROM web_session WHERE id = :id
            """;

    private static final String END_ALL = """
            DELETE FROM web_session WHERE login_id = :login
            """;

    @Override
    public void put(String cookieHash, WebSession session) {
        handle.createUpdate(REPLACE)
                .bind("cookie", cookieHash)
                .bind("mailId", session.mailId())
                .execute();
        handle.createUpdate(PUT).bind("cookie", cookieHash).bindMethods(session).execute();
    }

    @Override
    public Optional<WebSession> onMail(String cookieHash, String mailId, Instant now) {
        return handle.createQuery(ON_MAIL)
                .bind("cookie", cookieHash)
                .bind("mail", mailId)
                .bind("now", now)
                .map(SESSION)
                .findOne();
    }

    @Override
    public Optional<WebSession> everywhere(String cookieHash, Instant now) {
        return handle.createQuery(EVERYWHERE)
                .bind("cookie", cookieHash)
                .bind("now", now)
                .map(SESSION)
                .findOne();
    }

    @Override
    public List<WebSession> of(LoginId login, Instant now) {
        return handle.createQuery(OF)
                .bind("login", login)
                .bind("now", now)
                .map(SESSION)
                .list();
    }

    @Override
    public void seen(String id, Instant now, Instant until) {
        handle.createUpdate(SEEN)
                .bind("id", id)
                .bind("now", now)
                .bind("until", until)
                .execute();
    }

    @Override
    public void move(String cookieHash, String nextHash) {
        handle.createUpdate(MOVE)
                .bind("cookie", cookieHash)
                .bind("next", nextHash)
                .execute();
    }

    @Override
    public void end(String id) {
        handle.createUpdate(END).bind("id", id).execute();
    }

    @Override
    public void endAll(LoginId login) {
        handle.createUpdate(END_ALL).bind("login", login).execute();
    }
}
