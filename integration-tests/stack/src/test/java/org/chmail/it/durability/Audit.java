package org.chmail.it.durability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A record that triggers of ours write in the bridge's database, in its own transactions: each state of a leg and a chat,
 * and each row of the outbox as it comes ({@code out}) and goes ({@code done}); each letter as it is {@code written} and as it
 * is {@code gone}.
 */
final class Audit {

    /**
     * One record.
     *
     * @param n grows
     * @param what kind of record: leg, chat, out, done, written or gone
     * @param id of the leg, the chat, or the outbox row, which is the stanza's id too
     * @param who callee or recipient
     * @param state of leg or chat; an outbox row's kind
     * @param phase state/round/ring: of the leg, or that of its leg when the outbox row was written, or null
     */
    record Row(
            long n,
            String what,
            String id,
            String attempt,
            String leg,
            String who,
            String state,
            String phase,
            long version) {}

    private static final String LEG = "'leg', NEW.id, NEW.attempt_id, NEW.id, NEW.callee, NEW.state,"
            + " NEW.state || '/' || NEW.round || '/' || NEW.ring, NEW.version";
    private static final String CHAT = "'chat', NEW.id, NEW.attempt_id, NULL, NEW.room, NEW.state, NULL, NEW.version";
    private static final String OUT =
            "'out', NEW.id, NEW.attempt_id, NEW.leg_id, NEW.recipient, NEW.kind, NEW.phase, 0";
    private static final String DONE =
            "'done', OLD.id, OLD.attempt_id, OLD.leg_id, OLD.recipient, OLD.kind, OLD.phase, OLD.tries";

    private static final String WRITTEN = "'written', NEW.id, NULL, NULL, NEW.recipient, 'LETTER', NULL, 0";
    private static final String GONE = "'gone', OLD.id, NULL, NULL, OLD.recipient, 'LETTER', NULL, 0";

    private static final Map<String, String> TRIGGERS = Map.of(
            "INSERT ON leg", LEG,
            "UPDATE ON leg", LEG,
            "INSERT ON chat", CHAT,
            "UPDATE ON chat", CHAT,
            "INSERT ON outbox", OUT,
            "DELETE ON outbox", DONE,
            "INSERT ON letter", WRITTEN,
            "DELETE ON letter", GONE);

    private Audit() {}

    /** Begins the record, in a database whose tables are there. */
    static void begin(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            boolean sqlite = database.kind() == TestDatabase.Kind.SQLITE;
            statement.execute(
                    "CREATE TABLE audit (n " + (sqlite ? "INTEGER PRIMARY KEY AUTOINCREMENT" : "BIGSERIAL PRIMARY KEY")
                            + ", what TEXT NOT NULL, id TEXT NOT NULL, attempt TEXT, leg TEXT, who TEXT, state TEXT, phase TEXT, version BIGINT)");
            for (Map.Entry<String, String> trigger : TRIGGERS.entrySet()) {
                String name = "audit_" + trigger.getKey().replace(" ON ", "_");
                String insert = "INSERT INTO audit (what, id, attempt, leg, who, state, phase, version) VALUES ("
                        + trigger.getValue() + ");";
                if (sqlite) {
                    statement.execute(
                            "CREATE TRIGGER %s AFTER %s BEGIN %s END".formatted(name, trigger.getKey(), insert));
                } else {
                    statement.execute(
                            "CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %s RETURN NULL; END $$"
                                    .formatted(name, insert));
                    statement.execute("CREATE TRIGGER %s AFTER %s FOR EACH ROW EXECUTE FUNCTION %s()"
                            .formatted(name, trigger.getKey(), name));
                }
            }
        }
    }

    /** The whole record, in its order. */
    static List<Row> read(TestDatabase database) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT n, what, id, attempt, leg, who, state, phase, version FROM audit ORDER BY n");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.add(new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getLong(9)));
            }
        }
        return rows;
    }
}
