package org.chmail.bridge.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** PostgreSQL: READ COMMITTED with rows held by who changes them, and many writers. */
final class PostgresEngine implements Engine {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    PostgresEngine(StoreSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("chmail");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("ApplicationName", "chmail-bridge");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The detail of an error repeats the row.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        try {
            pool = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreException(
                    "The database " + settings.shownUrl() + " does not answer: " + e.getMessage()
                            + ". Check database.url, database.user and database.password, and that it runs.",
                    e);
        }
        jdbi = JdbiTypes.register(Jdbi.create(pool), Dialect.POSTGRESQL);
    }

    @Override
    public <R> R write(boolean first, Function<Handle, R> work) {
        return jdbi.inTransaction(work::apply);
    }

    @Override
    public <R> R read(Function<Handle, R> work) {
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
