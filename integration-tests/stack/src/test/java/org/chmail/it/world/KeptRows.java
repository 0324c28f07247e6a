package org.chmail.it.world;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the bridge keeps at one moment.
 *
 * @param ofScene each row that has to do with one scene, with all its values
 * @param counts how many rows each table has, but for those that the parcels of other scenes still pass through
 */
public record KeptRows(Set<String> ofScene, Map<String, Integer> counts) {

    private static final String TABLES = """
            SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
            """;
    /** Rows of these come, and of all go, by time alone. */
    private static final Set<String> PASSING =
            Set.of("outbox", "outbox_queue", "letter", "alarm", "mailed", "event", "handled");
    /** Shorter values are numbers and words that many rows share. */
    private static final int ID_LENGTH = 16;

    private record Row(String table, Map<String, String> values) {}

    /** @param mark in the names of all people of the scene */
    static KeptRows of(Path database, String mark) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            List<Row> all = new ArrayList<>();
            Map<String, Integer> counts = new TreeMap<>();
            for (String table : column(connection, TABLES)) {
                List<Row> rows = rows(connection, table);
                all.addAll(rows);
                if (!PASSING.contains(table)) {
                    counts.put(table, rows.size());
                }
            }
            return new KeptRows(about(mark, all), counts);
        } catch (SQLException e) {
            throw new IllegalStateException(database + " cannot be read", e);
        }
    }

    /** Those with the mark, and those that name one of these by its id, and so on. */
    private static Set<String> about(String mark, List<Row> all) {
        Set<Row> found = new HashSet<>();
        Set<String> ids = new HashSet<>();
        int before;
        do {
            before = found.size();
            for (Row row : all) {
                if (row.values().values().stream().anyMatch(value -> value.contains(mark) || ids.contains(value))) {
                    found.add(row);
                    String id = row.values().getOrDefault("id", "");
                    if (id.length() >= ID_LENGTH) {
                        ids.add(id);
                    }
                }
            }
        } while (found.size() > before);
        Set<String> lines = new HashSet<>();
        found.forEach(row -> lines.add(row.table() + " " + row.values()));
        return lines;
    }

    private static List<Row> rows(Connection connection, String table) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
            while (row.next()) {
                Map<String, String> values = new TreeMap<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.put(row.getMetaData().getColumnName(i), Objects.toString(row.getString(i), ""));
                }
                rows.add(new Row(table, values));
            }
        }
        return rows;
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }
}
