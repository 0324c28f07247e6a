package org.chmail.it.durability;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * An empty database of its own for a bridge.
 *
 * @param jdbcUrl as the bridge's {@code database.url}
 * @param settings what the bridge is started with to use it, each {@code KEY=VALUE}
 */
record TestDatabase(Kind kind, String jdbcUrl, List<String> settings) {

    private static final String USER = "postgres";

    /** The databases that the bridge can use. */
    enum Kind {
        SQLITE,
        POSTGRESQL
    }

    /**
     * Makes one.
     *
     * @param folder where SQLite's file is
     */
    static TestDatabase create(Kind kind, Path folder) {
        return switch (kind) {
            case SQLITE -> sqlite(folder.resolve("chmail.db"));
            case POSTGRESQL -> postgresql();
        };
    }

    /** That file. */
    static TestDatabase sqlite(Path file) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String url = "jdbc:sqlite:" + file;
        return new TestDatabase(Kind.SQLITE, url, List.of("database.url=" + url));
    }

    private static TestDatabase postgresql() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        String all = Server.POSTGRES.getJdbcUrl(USER, "postgres");
        try (Connection connection = DriverManager.getConnection(all);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database can be made at " + all, e);
        }
        String url = "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name;
        return new TestDatabase(Kind.POSTGRESQL, url, List.of("database.url=" + url, "database.user=" + USER));
    }

    /** As PostgreSQL's programs take it. */
    String uri() {
        return jdbcUrl.substring("jdbc:".length()).replace("//", "//" + USER + "@");
    }

    /** A connection beside the bridge's. */
    Connection connect() throws SQLException {
        return kind == Kind.SQLITE
                ? DriverManager.getConnection(jdbcUrl)
                : DriverManager.getConnection(jdbcUrl, USER, "");
    }

    /** Started once per JVM, and stopped with it. As root it needs {@code unshare -U}. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
