package org.chmail.bridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.directory.PageCodeRows;
import org.chmail.bridge.model.Address;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code page_code}. */
record PageCodeTable(Handle handle) implements PageCodeRows {

    private static final String ADD = """
            INSERT INTO page_code (id, cookie_hash, mail_id, address, code_hash, sent_at, until_at)
            VALUES (:id, :cookie, :mail, :address, :hash, :now, :until)
            """;

    private static final String TRIED = """
            UPDATE page_code SET tries = tries + 1
            WHERE cookie_hash = :cookie AND mail_id = :mail AND until_at > :now AND tries < :most
            RETURNING address, code_hash AS hash, tries
            """;

    private static final String LAST_ASKED_FOR = """
            SELECT address FROM page_code WHERE cookie_hash = :cookie AND mail_id = :mail AND until_at > :now
            ORDER BY sent_at DESC LIMIT 1
            """;

    private static final String ASKED_BY = """
            SELECT COUNT(*) FROM page_code WHERE cookie_hash = :cookie AND sent_at > :since
            """;

    private static final String ASKED_FOR = """
            SELECT COUNT(*) FROM page_code WHERE address = :address AND sent_at > :since
            """;

    private static final String FORGET = """
            UPDATE page_code SET until_at = 0 WHERE cookie_hash = :cookie AND mail_id = :mail
            """;

    @Override
    public void add(String cookieHash, String mailId, Address address, String hash, Instant now, Instant until) {
        handle.createUpdate(ADD)
                .bind("id", UUID.randomUUID().toString())
                .bind("cookie", cookieHash)
                .bind("mail", mailId)
                .bind("address", address)
                .bind("hash", hash)
                .bind("now", now)
                .bind("until", until)
                .execute();
    }

    @Override
    public List<Code> tried(String cookieHash, String mailId, Instant now, int most) {
        return handle.createQuery(TRIED)
                .bind("cookie", cookieHash)
                .bind("mail", mailId)
                .bind("now", now)
                .bind("most", most)
                .map(ConstructorMapper.of(Code.class))
                .list();
    }

    @Override
    public Optional<Address> lastAskedFor(String cookieHash, String mailId, Instant now) {
        return handle.createQuery(LAST_ASKED_FOR)
                .bind("cookie", cookieHash)
                .bind("mail", mailId)
                .bind("now", now)
                .mapTo(Address.class)
                .findOne();
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
    public int askedFor(Address address, Instant since) {
        return handle.createQuery(ASKED_FOR)
                .bind("address", address)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void forget(String cookieHash, String mailId) {
        handle.createUpdate(FORGET)
                .bind("cookie", cookieHash)
                .bind("mail", mailId)
                .execute();
    }
}
