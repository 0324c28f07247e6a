package org.chmail.bridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.attempt.AttemptRows;
import org.chmail.bridge.directory.ConcurrentChange;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Caller;
import org.chmail.bridge.model.LoginId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Tables {@code attempt} and {@code caller}. */
record AttemptTable(Handle handle) implements AttemptRows {

    private static final RowMapper<Attempt> ATTEMPT = ConstructorMapper.of(Attempt.class);

    private static final String SELECT = """
            SELECT a.id, a.mail_id, a.is_open AS open, a.everyone, a.begun_at, a.expires_at FROM attempt a
            """;

    private static final String INSERT = """
            INSERT INTO attempt (id, seq, mail_id, is_open, everyone, begun_at, expires_at)
            VALUES (:id, (SELECT COALESCE(MAX(seq), 0) + 1 FROM attempt), :mailId, :open, :everyone, :begunAt, :expiresAt)
            ON CONFLICT DO NOTHING
            """;

    /** Writes nothing new, but holds the row, and reads what the one that held it before has written. */
    private static final String LOCK = """
            UPDATE attempt SET is_open = is_open WHERE id = :id
            RETURNING id, mail_id, is_open AS open, everyone, begun_at, expires_at
            """;

    private static final String BY_ID = SELECT + """
            WHERE a.id = :id
            """;

    private static final String OPEN_OF = SELECT + """
            WHERE a.mail_id = :mail AND a.is_open = 1
            """;

    private static final String LATEST_OF = SELECT + """
            WHERE a.mail_id = :mail ORDER BY a.seq DESC LIMIT 1
            """;

    private static final String ALL = SELECT + """
            WHERE a.is_open >= :least ORDER BY a.seq DESC
            """;

    private static final String OPEN_BY = SELECT + """
            JOIN caller c ON c.attempt_id = a.id
            WHERE a.is_open = 1 AND c.login_id = :login AND c.withdrawn = 0
            ORDER BY a.begun_at DESC, a.seq DESC
            """;

    private static final String EXPIRED = SELECT + """
            WHERE a.is_open = 1 AND a.expires_at <= :now AND EXISTS (
                SELECT 1 FROM leg l WHERE l.attempt_id = a.id AND l.state IN ('RINGING', 'ALARMED', 'PARKED'))
            ORDER BY a.expires_at, a.seq LIMIT :limit
            """;

    private static final String CALL_EVERYONE = """
            UPDATE attempt SET everyone = 1 WHERE id = :id
            """;

    private static final String END = """
            UPDATE attempt SET is_open = 0, ended_at = :at WHERE id = :id AND is_open = 1
            """;

    private static final String CALLERS = """
            SELECT login_id AS login, withdrawn FROM caller WHERE attempt_id = :attempt ORDER BY position
            """;

    private static final String ADD_CALLER = """
            INSERT INTO caller (attempt_id, login_id, position, at)
            VALUES (:attempt, :login,
                (SELECT COALESCE(MAX(position) + 1, 0) FROM caller WHERE attempt_id = :attempt), :at)
            ON CONFLICT (attempt_id, login_id) DO UPDATE SET withdrawn = 0
            """;

    private static final String WITHDRAW = """
            UPDATE caller SET withdrawn = 1 WHERE attempt_id = :attempt AND login_id = :login
            """;

    @Override
    public void insert(Attempt attempt) {
        if (handle.createUpdate(INSERT).bindMethods(attempt).execute() == 0) {
            throw new ConcurrentChange("mail " + attempt.mailId() + " has an open attempt already");
        }
    }

    @Override
    public Optional<Attempt> lock(String attemptId) {
        return handle.createQuery(LOCK).bind("id", attemptId).map(ATTEMPT).findOne();
    }

    @Override
    public Optional<Attempt> byId(String attemptId) {
        return handle.createQuery(BY_ID).bind("id", attemptId).map(ATTEMPT).findOne();
    }

    @Override
    public Optional<Attempt> openOf(String mailId) {
        return handle.createQuery(OPEN_OF).bind("mail", mailId).map(ATTEMPT).findOne();
    }

    @Override
    public Optional<Attempt> latestOf(String mailId) {
        return handle.createQuery(LATEST_OF).bind("mail", mailId).map(ATTEMPT).findOne();
    }

    @Override
    public List<Attempt> all(boolean onlyOpen) {
        return handle.createQuery(ALL)
                .bind("least", onlyOpen ? 1 : 0)
                .map(ATTEMPT)
                .list();
    }

    @Override
    public List<Attempt> openBy(LoginId login) {
        return handle.createQuery(OPEN_BY).bind("login", login).map(ATTEMPT).list();
    }

    @Override
    public List<Attempt> expired(Instant now, int limit) {
        return handle.createQuery(EXPIRED)
                .bind("now", now)
                .bind("limit", limit)
                .map(ATTEMPT)
                .list();
    }

    @Override
    public void callEveryone(String attemptId) {
        handle.createUpdate(CALL_EVERYONE).bind("id", attemptId).execute();
    }

    @Override
    public void end(String attemptId, Instant at) {
        handle.createUpdate(END).bind("id", attemptId).bind("at", at).execute();
    }

    @Override
    public List<Caller> callers(String attemptId) {
        return handle.createQuery(CALLERS)
                .bind("attempt", attemptId)
                .map(ConstructorMapper.of(Caller.class))
                .list();
    }

    @Override
    public void addCaller(String attemptId, LoginId login, Instant at) {
        handle.createUpdate(ADD_CALLER)
                .bind("attempt", attemptId)
                .bind("login", login)
                .bind("at", at)
                .execute();
    }

    @Override
    public void withdraw(String attemptId, LoginId login) {
        handle.createUpdate(WITHDRAW)
                .bind("attempt", attemptId)
                .bind("login", login)
                .execute();
    }
}
