package org.chmail.it.durability;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** The database of {@code v1.sql}, with its times moved as if all that had happened just now. */
final class OldDatabase {

    /** Times are epoch milliseconds; 0 is no time. */
    private static final Map<String, List<String>> TIMES = Map.of(
            "port", List.of("allotted_at", "expires_at"),
            "mail", List.of("stamped_at", "expires_at"),
            "attempt", List.of("begun_at", "expires_at"),
            "caller", List.of("at"),
            "leg", List.of("round_began", "due_at"),
            "outbox", List.of("created_at"));

    private OldDatabase() {}

    /** Makes it in an empty file. */
    static void fill(TestDatabase database) throws IOException, SQLException {
        String dump;
        try (InputStream stream = OldDatabase.class.getResourceAsStream("/v1.sql")) {
            dump = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(dump);
            long shift = System.currentTimeMillis()
                    - statement
                            .executeQuery("SELECT MAX(begun_at) FROM attempt")
                            .getLong(1);
            for (Map.Entry<String, List<String>> table : TIMES.entrySet()) {
                for (String column : table.getValue()) {
                    statement.executeUpdate(
                            "UPDATE %s SET %s = %s + %d".formatted(table.getKey(), column, column, shift));
                }
            }
        }
    }
}
