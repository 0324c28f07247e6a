package org.chmail.bridge.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.chmail.bridge.store.Databases;
import org.chmail.bridge.store.Migrations;
import org.chmail.bridge.store.Store;
import org.chmail.bridge.store.StoreSettings;
import org.chmail.bridge.store.TestStores;

/**
 * A real database that many tests use one after the other. It does not wait for the disk: what dies here is the process,
 * not the machine.
 */
final class Database implements AutoCloseable {

    private static final Path MEMORY = Path.of("/dev/shm");

    private final StoreSettings settings;
    private final Path folder;
    private final Connection own;
    private final List<String> tables = new ArrayList<>();
    final Faults faults = new Faults();
    final Store store;

    private Database(StoreSettings settings, Path folder) throws SQLException {
        this.settings = settings;
        this.folder = folder;
        Migrations.migrate(settings);
        own = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        try (Statement statement = own.createStatement();
                ResultSet rows = own.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                if (!name.startsWith("flyway") && !name.startsWith("sqlite")) {
                    tables.add(name);
                }
            }
            statement.execute(
                    isSqlite()
                            ? "PRAGMA synchronous = OFF"
                            : "ALTER DATABASE " + own.getCatalog() + " SET synchronous_commit = off");
        }
        store = TestStores.open(settings, faults::through);
    }

    /** A new one; SQLite's is in a folder of its own. */
    static Database of(Databases kind) {
        try {
            Path folder = Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "chmail")
                    : Files.createTempDirectory("chmail");
            return new Database(kind.create(folder), folder);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever holds a parcel held it for too long. */
    void endLeases() {
        try (Statement statement = own.createStatement()) {
            statement.execute("UPDATE outbox SET lease_until = 0 WHERE lease_until IS NOT NULL");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forgets everything. */
    void empty() {
        try (Statement statement = own.createStatement()) {
            statement.execute("BEGIN");
            if (!isSqlite()) {
                // TRUNCATE would make a new file for each table and index, each time.
                statement.execute("SET LOCAL session_replication_role = replica");
            }
            for (String table : tables) {
                statement.execute("DELETE FROM " + table);
            }
            statement.execute("COMMIT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        store.close();
        try {
            own.close();
            deleteFiles();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isSqlite() {
        return settings.url().startsWith("jdbc:sqlite:");
    }

    private void deleteFiles() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
