package org.chmail.bridge.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.chmail.bridge.directory.ConcurrentChange;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Runs work that lost a race again. */
final class Races {

    static final int TRIES = 20;

    private static final Duration PAUSE = Duration.ofMillis(5);

    /** Unique key, serialization failure, deadlock (PostgreSQL, appendix A). */
    private static final Set<String> STATES = Set.of("23505", "40001", "40P01");

    private static final Set<SQLiteErrorCode> CODES = Set.of(
            SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_BUSY_RECOVERY,
            SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT,
            SQLiteErrorCode.SQLITE_BUSY_TIMEOUT,
            SQLiteErrorCode.SQLITE_LOCKED,
            SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE,
            SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);

    private Races() {}

    /**
     * Runs {@code once} until it comes through or fails for another reason.
     *
     * @throws StoreException if there is no connection, or after {@value #TRIES} lost races
     */
    static <R> R run(Supplier<R> once) {
        RuntimeException last = null;
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                return once.get();
            } catch (RuntimeException e) {
                if (e instanceof ConnectionException) {
                    throw new StoreException(
                            "No connection to the database could be had, and nothing was changed: " + e.getMessage()
                                    + ". Check that the database answers and that database.poolSize is large enough.",
                            e);
                }
                if (!lost(e)) {
                    throw e;
                }
                last = e;
            }
            if (!pause(tries)) {
                throw new StoreException("Work on the database was interrupted between two tries.", last);
            }
        }
        throw new StoreException(
                "Work on the database was given up after " + TRIES + " tries, each time someone else was first: "
                        + last,
                last);
    }

    static boolean lost(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrentChange || (cause instanceof SQLException sql && lost(sql))) {
                return true;
            }
        }
        return false;
    }

    private static boolean lost(SQLException e) {
        if (e instanceof SQLiteException sqlite) {
            return CODES.contains(sqlite.getResultCode());
        }
        @Nullable String state = e.getSQLState();
        return state != null && STATES.contains(state);
    }

    /** Longer with each try, and random, so that two who met do not meet again; false if interrupted. */
    private static boolean pause(int tries) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE.toMillis() * tries) + 1);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
