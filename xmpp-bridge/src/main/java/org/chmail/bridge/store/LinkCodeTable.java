package org.chmail.bridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.directory.LinkCodeRows;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code link_code}. */
record LinkCodeTable(Handle handle) implements LinkCodeRows {

    private static final String ADD = """
            INSERT INTO link_code (id, login_id, address, code_hash, sent_at, until_at)
            VALUES (:id, :login, :address, :hash, :now, :until)
            """;

    private static final String TRIED = """
            UPDATE link_code SET tries = tries + 1 WHERE login_id = :login AND until_at > :now AND tries < :most
            RETURNING address, code_hash AS hash, tries
            """;

    private static final String ASKED_BY = """
            SELECT COUNT(*) FROM link_code WHERE login_id = :login AND sent_at > :since
            """;

    private static final String FIRST_ASKED_BY = """
            SELECT sent_at FROM link_code WHERE login_id = :login AND sent_at > :since ORDER BY sent_at LIMIT 1
            """;

    private static final String ASKED_FOR = """
            SELECT COUNT(*) FROM link_code WHERE address = :address AND sent_at > :since
            """;

    private static final String FORGET = """
            DELETE FROM link_code WHERE login_id = :login AND address = :address
            """;

    @Override
    public void add(LoginId login, Address address, String hash, Instant now, Instant until) {
        handle.createUpdate(ADD)
                .bind("id", UUID.randomUUID().toString())
                .bind("login", login)
                .bind("address", address)
                .bind("hash", hash)
                .bind("now", now)
                .bind("until", until)
                .execute();
    }

    @Override
    public List<Code> tried(LoginId login, Instant now, int most) {
        return handle.createQuery(TRIED)
                .bind("login", login)
                .bind("now", now)
                .bind("most", most)
                .map(ConstructorMapper.of(Code.class))
                .list();
    }

    @Override
    public int askedBy(LoginId login, Instant since) {
        return handle.createQuery(ASKED_BY)
                .bind("login", login)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public Optional<Instant> firstAskedBy(LoginId login, Instant since) {
        return handle.createQuery(FIRST_ASKED_BY)
                .bind("login", login)
                .bind("since", since)
                .mapTo(Instant.class)
                .findOne();
    }

    @Override
    public int askedFor(Address address, Instant since) {
        return handle.createQuery(ASKED_FOR)
                .bind("address", address)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void forget(LoginId login, Address address) {
        handle.createUpdate(FORGET)
                .bind("login", login)
                .bind("address", address)
                .execute();
    }
}
