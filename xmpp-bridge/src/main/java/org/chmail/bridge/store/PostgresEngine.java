package org.chmail.bridge.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import com.zaxxer.hikari.util.DriverDataSource;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** PostgreSQL: READ COMMITTED with rows held by who changes them, and many writers. */
final class PostgresEngine implements Engine {

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Reserve reserve;

    PostgresEngine(StoreSettings settings, UnaryOperator<DataSource> through) {
        var config = new HikariConfig();
        config.setPoolName("chmail");
        config.setDataSource(through.apply(server(settings)));
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        try {
            pool = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreException(
                    "The database " + settings.shownUrl() + " does not answer: " + e.getMessage()
                            + ". Check database.url, database.user and database.password, and that it runs.",
                    e);
        }
        reserve = new Reserve(settings.poolSize());
        jdbi = JdbiTypes.register(Jdbi.create(pool), Dialect.POSTGRESQL);
    }

    private static DataSource server(StoreSettings settings) {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "chmail-bridge");
        properties.setProperty("tcpKeepAlive", "true");
        // The detail of an error repeats the row.
        properties.setProperty("logServerErrorDetail", "false");
        return new DriverDataSource(settings.url(), null, properties, settings.user(), settings.password());
    }

    @Override
    public <R> R write(boolean first, Function<Handle, R> work) {
        return first ? jdbi.inTransaction(work::apply) : reserve.inTurn(() -> jdbi.inTransaction(work::apply));
    }

    @Override
    public <R> R read(boolean first, Function<Handle, R> work) {
        return first ? read(work) : reserve.inTurn(() -> read(work));
    }

    private <R> R read(Function<Handle, R> work) {
        return jdbi.inTransaction(handle -> {
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return work.apply(handle);
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
