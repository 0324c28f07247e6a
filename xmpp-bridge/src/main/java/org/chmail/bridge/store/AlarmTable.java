package org.chmail.bridge.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.attempt.AlarmRows;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Alarm;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Tables {@code alarm} and {@code mailed}. */
record AlarmTable(Handle handle) implements AlarmRows {

    private static final RowMapper<Alarm> ALARM = ConstructorMapper.of(Alarm.class);

    private static final String SELECT = """
            SELECT r.id, r.attempt_id, r.leg_id, r.address, r.token_hash, r.created_at, r.letter_id FROM alarm r
            """;

    /** Its leg waits for an answer, and its callee may hear of it; or, without a leg, its attempt is open. */
    private static final String MATTERS = """
            (EXISTS (SELECT 1 FROM leg l WHERE l.id = r.leg_id AND (l.state IN ('RINGING', 'PARKED')
                OR l.state = 'ALARMED' AND l.asked IS NOT NULL))
            OR r.leg_id IS NULL AND EXISTS (SELECT 1 FROM attempt a WHERE a.id = r.attempt_id AND a.is_open = 1))
            """;

    private static final String ADD = """
            INSERT INTO alarm (id, seq, attempt_id, leg_id, address, token_hash, created_at, letter_id)
            VALUES (:id, (SELECT COALESCE(MAX(seq), 0) + 1 FROM alarm), :attemptId, :legId, :address, :tokenHash,
                :createdAt, :letterId)
            ON CONFLICT DO NOTHING
            """;

    private static final String UNTOLD = SELECT + """
            WHERE r.address = :address AND r.letter_id IS NULL AND
            """ + MATTERS + """
            ORDER BY r.seq
            """;

    private static final String TELL = """
            UPDATE alarm SET letter_id = :letter WHERE id IN (<ids>)
            """;

    private static final String OF_LETTER = SELECT + """
            WHERE r.letter_id = :letter AND
            """ + MATTERS + """
            LIMIT 1
            """;

    private static final String BY_TOKEN_HASH = SELECT + """
            WHERE r.token_hash = :hash
            """;

    private static final String LAST_MAIL = """
            SELECT last_at FROM mailed WHERE address = :address
            """;

    private static final String FORGET = """
            DELETE FROM mailed WHERE last_at < :forget
            """;

    private static final String MAILED = """
            INSERT INTO mailed (address, last_at) VALUES (:address, :at)
            ON CONFLICT (address) DO UPDATE SET last_at = excluded.last_at
            """;

    @Override
    public boolean add(Alarm alarm) {
        return handle.createUpdate(ADD).bindMethods(alarm).execute() > 0;
    }

    @Override
    public List<Alarm> untold(Address address) {
        return handle.createQuery(UNTOLD).bind("address", address).map(ALARM).list();
    }

    @Override
    public void tell(Collection<Alarm> alarms, String letterId) {
        if (!alarms.isEmpty()) {
            handle.createUpdate(TELL)
                    .bind("letter", letterId)
                    .bindList("ids", alarms.stream().map(Alarm::id).toList())
                    .execute();
        }
    }

    @Override
    public boolean matters(String letterId) {
        return handle.createQuery(OF_LETTER)
                .bind("letter", letterId)
                .map(ALARM)
                .findOne()
                .isPresent();
    }

    @Override
    public Optional<Alarm> byTokenHash(String tokenHash) {
        return handle.createQuery(BY_TOKEN_HASH)
                .bind("hash", tokenHash)
                .map(ALARM)
                .findOne();
    }

    @Override
    public Optional<Instant> lastMail(Address address) {
        return handle.createQuery(LAST_MAIL)
                .bind("address", address)
                .mapTo(Instant.class)
                .findOne();
    }

    @Override
    public void mailed(Address address, Instant at, Instant forget) {
        handle.createUpdate(FORGET).bind("forget", forget).execute();
        handle.createUpdate(MAILED).bind("address", address).bind("at", at).execute();
    }
}
