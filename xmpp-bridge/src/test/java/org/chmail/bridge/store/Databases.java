package org.chmail.bridge.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The two databases that every test of the store runs on. */
public enum Databases {
    SQLITE {
        @Override
        public StoreSettings create(Path folder) {
            return new StoreSettings("jdbc:sqlite:" + folder.resolve(unused("db")), null, null, 4);
        }
    },
    POSTGRESQL {
        @Override
        public StoreSettings create(Path folder) throws SQLException {
            String name = unused("t");
            try (Connection connection = DriverManager.getConnection(Server.url("postgres"), USER, "");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return new StoreSettings(Server.url(name), USER, "", 8);
        }
    };

    private static final String USER = "postgres";

    /** An empty database of its own. */
    public abstract StoreSettings create(Path folder) throws SQLException;

    private static String unused(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    /** Started once per JVM, and stopped with it. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        static String url(String database) {
            return POSTGRES.getJdbcUrl(USER, database);
        }
    }
}
