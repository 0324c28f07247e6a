package org.chmail.bridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.attempt.LegRows;
import org.chmail.bridge.directory.ConcurrentChange;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LoginId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code leg}. */
record LegTable(Handle handle) implements LegRows {

    private static final RowMapper<Leg> LEG = ConstructorMapper.of(Leg.class);

    private static final String SELECT = """
            SELECT l.id, l.attempt_id, l.callee, l.late, l.state, l.ring, l.round, l.round_began, l.rung_out,
                l.asked, l.due_at AS due, l.version
            FROM leg l
            """;

    private static final String INSERT = """
            INSERT INTO leg
                (id, seq, attempt_id, callee, late, state, ring, round, round_began, rung_out, asked, due_at, version)
            VALUES (:id, (SELECT COALESCE(MAX(seq), 0) + 1 FROM leg), :attemptId, :callee, :late, :state, :ring,
                :round, :roundBegan, :rungOut, :asked, :due, :version)
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE = """
            UPDATE leg SET late = :late, state = :state, ring = :ring, round = :round, round_began = :roundBegan,
                rung_out = :rungOut, asked = :asked, due_at = :due, version = :version
            WHERE id = :id AND version = :version - 1
            """;

    private static final String BY_ID = SELECT + """
            WHERE l.id = :id
            """;

    private static final String OF_ATTEMPT = SELECT + """
            WHERE l.attempt_id = :attempt ORDER BY l.seq
            """;

    private static final String WAITING_OF = SELECT + """
            WHERE l.callee = :callee AND l.state IN ('RINGING', 'ALARMED', 'PARKED') ORDER BY l.seq DESC
            """;

    private static final String ENDED = SELECT + """
            JOIN attempt a ON a.id = l.attempt_id
            WHERE l.callee = :callee AND l.state IN ('JOINED', 'DECLINED', 'CANCELLED', 'EXPIRED')
            AND a.begun_at > :since ORDER BY l.seq DESC
            """;

    private static final String WAITING = SELECT + """
            WHERE l.state IN ('RINGING', 'ALARMED', 'PARKED') ORDER BY l.seq
            """;

    private static final String DUE = SELECT + """
            WHERE l.due_at IS NOT NULL AND l.due_at <= :now AND l.state IN ('RINGING', 'ALARMED', 'PARKED')
            ORDER BY l.due_at, l.seq LIMIT :limit
            """;

    @Override
    public void insert(Leg leg) {
        if (handle.createUpdate(INSERT).bindMethods(leg).execute() == 0) {
            throw new ConcurrentChange("a leg of this callee in attempt " + leg.attemptId());
        }
    }

    @Override
    public void update(Leg leg) {
        if (handle.createUpdate(UPDATE).bindMethods(leg).execute() == 0) {
            throw new ConcurrentChange("leg " + leg.id() + " is no longer of version " + (leg.version() - 1));
        }
    }

    @Override
    public Optional<Leg> byId(String legId) {
        return handle.createQuery(BY_ID).bind("id", legId).map(LEG).findOne();
    }

    @Override
    public List<Leg> ofAttempt(String attemptId) {
        return handle.createQuery(OF_ATTEMPT)
                .bind("attempt", attemptId)
                .map(LEG)
                .list();
    }

    @Override
    public List<Leg> waiting(LoginId callee) {
        return handle.createQuery(WAITING_OF).bind("callee", callee).map(LEG).list();
    }

    @Override
    public List<Leg> ended(LoginId callee, Instant since) {
        return handle.createQuery(ENDED)
                .bind("callee", callee)
                .bind("since", since)
                .map(LEG)
                .list();
    }

    @Override
    public List<Leg> waiting() {
        return handle.createQuery(WAITING).map(LEG).list();
    }

    @Override
    public List<Leg> due(Instant now, int limit) {
        return handle.createQuery(DUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(LEG)
                .list();
    }
}
