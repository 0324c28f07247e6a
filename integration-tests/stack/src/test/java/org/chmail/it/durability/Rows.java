package org.chmail.it.durability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the bridge's database says, read beside it. */
final class Rows {

    /**
     * An attempt.
     *
     * @param mail Message-ID
     * @param handle login and port of the mail
     * @param endedAt null while open
     */
    record Attempt(
            String id, String mail, String handle, boolean open, Instant expiresAt, Instant endedAt, String chat) {}

    /** A caller of an attempt. */
    record Caller(String attempt, String login, boolean withdrawn) {}

    /** A leg as it stands. */
    record Leg(String id, String attempt, String callee, boolean late, String state) {}

    /** That a leg's callee is told by mail; letter: the mail's id, null while there is none. */
    record Alarm(String leg, String attempt, String address, String letter) {}

    private static final String ATTEMPTS = """
            SELECT a.id, m.message_id, m.author, m.port, a.is_open, a.expires_at, a.ended_at, c.state
            FROM attempt a JOIN mail m ON m.id = a.mail_id LEFT JOIN chat c ON c.attempt_id = a.id ORDER BY a.seq
            """;

    /** Reads one row. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final TestDatabase database;

    Rows(TestDatabase database) {
        this.database = database;
    }

    List<Attempt> attempts() {
        return read(
                ATTEMPTS,
                row -> new Attempt(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3) + " " + row.getInt(4),
                        row.getInt(5) == 1,
                        Instant.ofEpochMilli(row.getLong(6)),
                        row.getObject(7) == null ? null : Instant.ofEpochMilli(row.getLong(7)),
                        row.getString(8)));
    }

    List<Caller> callers() {
        return read(
                "SELECT attempt_id, login_id, withdrawn FROM caller",
                row -> new Caller(row.getString(1), row.getString(2), row.getInt(3) == 1));
    }

    List<Leg> legs() {
        return read(
                "SELECT id, attempt_id, callee, late, state FROM leg ORDER BY seq",
                row -> new Leg(
                        row.getString(1), row.getString(2), row.getString(3), row.getInt(4) == 1, row.getString(5)));
    }

    List<Alarm> alarms() {
        return read(
                "SELECT leg_id, attempt_id, address, letter_id FROM alarm",
                row -> new Alarm(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    /** How many rows of the outbox can be sent now: an alarm mail may have to wait for its time. */
    long waiting() {
        return read(
                        "SELECT COUNT(*) FROM outbox WHERE kind <> 'ALARM' OR due_at <= " + System.currentTimeMillis(),
                        row -> row.getLong(1))
                .getFirst();
    }

    private <T> List<T> read(String sql, Reader<T> reader) {
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("%s cannot be read".formatted(database.jdbcUrl()), e);
        }
    }
}
