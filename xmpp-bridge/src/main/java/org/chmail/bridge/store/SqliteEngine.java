package org.chmail.bridge.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** SQLite: one writing connection, which one thread at a time has, and a pool of reading ones. */
final class SqliteEngine implements Engine {

    private final WriterGate gate = new WriterGate();
    private final Connection connection;
    private final Jdbi writer;
    private final HikariDataSource pool;
    private final Jdbi readers;

    SqliteEngine(StoreSettings settings, UnaryOperator<DataSource> through) {
        SqliteFile file = SqliteFile.of(settings);
        try {
            connection = through.apply(file.writer()).getConnection();
        } catch (SQLException e) {
            throw new StoreException("The database file " + file.path() + " cannot be opened: " + e.getMessage(), e);
        }
        writer = JdbiTypes.register(Jdbi.create(keepOpen(connection)), Dialect.SQLITE);
        var config = new HikariConfig();
        config.setPoolName("chmail-readers");
        config.setDataSource(through.apply(file.reader()));
        config.setReadOnly(true);
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(PATIENCE.toMillis());
        pool = new HikariDataSource(config);
        readers = JdbiTypes.register(Jdbi.create(pool), Dialect.SQLITE);
    }

    /**
     * BEGIN and COMMIT are said, not left to the driver: its commit() begins the next transaction at once, which may fail
     * after the commit has come through.
     */
    @Override
    public <R> R write(boolean first, Function<Handle, R> work) {
        gate.enter(first);
        try (Handle handle = writer.open()) {
            handle.execute("BEGIN IMMEDIATE");
            boolean committed = false;
            try {
                R result = work.apply(handle);
                handle.execute("COMMIT");
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollBack(handle);
                }
            }
        } finally {
            gate.leave();
        }
    }

    @Override
    public <R> R read(boolean first, Function<Handle, R> work) {
        return readers.inTransaction(work::apply);
    }

    /** Who is at the writer, and who waits for it. */
    WriterGate gate() {
        return gate;
    }

    @Override
    public void close() {
        pool.close();
        gate.enter(true);
        try {
            connection.close();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        } finally {
            gate.leave();
        }
    }

    private static void rollBack(Handle handle) {
        try {
            handle.execute("ROLLBACK");
        } catch (JdbiException e) {
            // SQLite has rolled back by itself (disk full, input/output error); what made it so is on its way up.
        }
    }

    private static ConnectionFactory keepOpen(Connection connection) {
        return new ConnectionFactory() {
            @Override
            public Connection openConnection() {
                return connection;
            }

            @Override
            public void closeConnection(Connection same) {
                // there is but one
            }
        };
    }
}
