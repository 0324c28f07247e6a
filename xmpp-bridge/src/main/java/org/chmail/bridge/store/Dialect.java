package org.chmail.bridge.store;

/** The two databases, and the few words in which their SQL differs. */
enum Dialect {
    SQLITE("CAST(unixepoch('subsec') * 1000 AS INTEGER)", ""),
    POSTGRESQL("CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)", "FOR UPDATE OF q SKIP LOCKED");

    private final String now;
    private final String skipLocked;

    Dialect(String now, String skipLocked) {
        this.now = now;
        this.skipLocked = skipLocked;
    }

    /** The database's clock in epoch milliseconds. */
    String now() {
        return now;
    }

    /** Holds the selected rows of {@code q}, and passes over those that someone else holds. */
    String skipLocked() {
        return skipLocked;
    }

    /**
     * Of this URL.
     *
     * @throws StoreException if it is of neither
     */
    static Dialect of(StoreSettings settings) {
        if (settings.url().startsWith(SqliteFile.PREFIX)) {
            return SQLITE;
        }
        if (settings.url().startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new StoreException(
                "database.url must begin with jdbc:sqlite: or jdbc:postgresql:, got: " + settings.shownUrl());
    }
}
