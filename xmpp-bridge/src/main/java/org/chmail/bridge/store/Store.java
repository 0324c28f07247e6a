package org.chmail.bridge.store;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.directory.ApiTokens;
import org.chmail.bridge.directory.Transactions;

/**
 * The database, for any number of threads.
 *
 * <pre>{@code
 * var settings = new StoreSettings("jdbc:sqlite:/var/lib/chmail/chmail.db", null, null, 4);
 * Migrations.migrate(settings);
 * try (Store store = Store.open(settings)) {
 *     long waiting = store.read(tx -> tx.outbox().waiting());
 * }
 * }</pre>
 *
 * On SQLite a write within a write is refused, for it would wait for itself.
 */
public final class Store implements Transactions<AttemptTransaction>, AutoCloseable {

    private final StoreSettings settings;
    private final Engine engine;

    private Store(StoreSettings settings, Engine engine) {
        this.settings = settings;
        this.engine = engine;
    }

    /**
     * Opens a database whose schema is up to date.
     *
     * @throws StoreException if it is not, naming the command that makes it so; or if the database does not answer
     */
    public static Store open(StoreSettings settings) {
        Migrations.requireCurrent(settings);
        return open(settings, UnaryOperator.identity());
    }

    /** Opens a database, as it is, on the connections that {@code through} makes of the driver's. */
    static Store open(StoreSettings settings, UnaryOperator<DataSource> through) {
        return new Store(
                settings,
                switch (Dialect.of(settings)) {
                    case SQLITE -> new SqliteEngine(settings, through);
                    case POSTGRESQL -> new PostgresEngine(settings, through);
                });
    }

    @Override
    public <R> R write(Function<? super AttemptTransaction, R> work) {
        return write(false, work);
    }

    @Override
    public <R> R urgent(Function<? super AttemptTransaction, R> work) {
        return write(true, work);
    }

    private <R> R write(boolean first, Function<? super AttemptTransaction, R> work) {
        return Races.run(() -> engine.write(first, handle -> {
            var tables = new Tables(handle);
            R result = work.apply(tables);
            tables.flush();
            return result;
        }));
    }

    @Override
    public <R> R read(Function<? super AttemptTransaction, R> work) {
        return Races.run(() -> engine.read(false, handle -> work.apply(new Tables(handle))));
    }

    /** Who may use the HTTP API. */
    public ApiTokens apiTokens() {
        return new ApiTokenTable(engine);
    }

    /**
     * Whether a change can be kept now: makes one, of when this node was seen.
     *
     * @return what keeps it from being kept, as a sentence for an admin; empty if it is kept
     */
    public Optional<String> trouble(String node, Instant now) {
        try {
            new NodeTable(engine).seen(node, now);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(WriteTrouble.sentence(settings, e));
        }
    }

    /** Waits for the transaction that is at the writer, then lets go of the database. */
    @Override
    public void close() {
        engine.close();
    }

    Engine engine() {
        return engine;
    }
}
