package org.chmail.bridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.directory.SignInRows;
import org.chmail.bridge.model.LoginId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code sign_in}. */
record SignInTable(Handle handle) implements SignInRows {

    private static final RowMapper<SignIn> SIGN_IN = ConstructorMapper.of(SignIn.class);
    private static final RowMapper<Code> CODE = ConstructorMapper.of(Code.class);

    private static final String ADD = """
            INSERT INTO sign_in (id, cookie_hash, login_id, agent, code_hash, token_hash, begun_at, until_at)
            VALUES (:id, :cookie, :login, :agent, :code, :token, :now, :until)
            """;

    private static final String SELECT = """
            SELECT id, login_id AS login, agent, until_at AS "until", confirmed FROM sign_in
            """;

    private static final String OF = SELECT + """
            WHERE cookie_hash = :cookie AND until_at > :now ORDER BY begun_at DESC LIMIT 1
            """;

    private static final String BY_TOKEN = SELECT + """
            WHERE token_hash = :token AND until_at > :now AND confirmed = 0
            """;

    private static final String TRY = """
            UPDATE sign_in SET tries = tries + 1
            WHERE until_at > :now AND confirmed = 0 AND tries < :most AND %s
            RETURNING id, code_hash AS hash, tries, agent
            """;

    private static final String TRIED = TRY.formatted("login_id = :login");

    private static final String TRIED_BY_TOKEN = TRY.formatted("token_hash = :token");

    private static final String CONFIRM = """
            UPDATE sign_in SET confirmed = 1, until_at = :until WHERE id = :id AND confirmed = 0
            """;

    private static final String TAKE = """
            UPDATE sign_in SET until_at = 0 WHERE id = :id AND confirmed = 1 AND until_at > :now
            """;

    private static final String FORGET = """
            UPDATE sign_in SET until_at = 0 WHERE cookie_hash = :cookie
            """;

    private static final String ASKED_BY = """
            SELECT COUNT(*) FROM sign_in WHERE cookie_hash = :cookie AND begun_at > :since
            """;

    private static final String ASKED_FOR = """
            SELECT COUNT(*) FROM sign_in WHERE login_id = :login AND begun_at > :since
            """;

    @Override
    public void add(String cookieHash, SignIn signIn, String codeHash, String tokenHash, Instant now) {
        handle.createUpdate(ADD)
                .bindMethods(signIn)
                .bind("cookie", cookieHash)
                .bind("code", codeHash)
                .bind("token", tokenHash)
                .bind("now", now)
                .execute();
    }

    @Override
    public Optional<SignIn> of(String cookieHash, Instant now) {
        return handle.createQuery(OF)
                .bind("cookie", cookieHash)
                .bind("now", now)
                .map(SIGN_IN)
                .findOne();
    }

    @Override
    public Optional<SignIn> byToken(String tokenHash, Instant now) {
        return handle.createQuery(BY_TOKEN)
                .bind("token", tokenHash)
                .bind("now", now)
                .map(SIGN_IN)
                .findOne();
    }

    @Override
    public List<Code> tried(LoginId login, Instant now, int most) {
        return handle.createQuery(TRIED)
                .bind("login", login)
                .bind("now", now)
                .bind("most", most)
                .map(CODE)
                .list();
    }

    @Override
    public Optional<Code> triedByToken(String tokenHash, Instant now, int most) {
        return handle.createQuery(TRIED_BY_TOKEN)
                .bind("token", tokenHash)
                .bind("now", now)
                .bind("most", most)
                .map(CODE)
                .findOne();
    }

    @Override
    public boolean confirm(String id, Instant until) {
        return handle.createUpdate(CONFIRM).bind("id", id).bind("until", until).execute() == 1;
    }

    @Override
    public boolean take(String id, Instant now) {
        return handle.createUpdate(TAKE).bind("id", id).bind("now", now).execute() == 1;
    }

    @Override
    public void forget(String cookieHash) {
        handle.createUpdate(FORGET).bind("cookie", cookieHash).execute();
    }

    @Override
    public int askedBy(String cookieHash, Instant since) {
        return handle.createQuery(ASKED_BY)
                .bind("cookie", cookieHash)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public int askedFor(String login, Instant since) {
        return handle.createQuery(ASKED_FOR)
                .bind("login", login)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }
}
