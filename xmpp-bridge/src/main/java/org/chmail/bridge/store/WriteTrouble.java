package org.chmail.bridge.store;

import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says for an admin why nothing can be written. */
final class WriteTrouble {

    /** disk_full (PostgreSQL, appendix A). */
    private static final String DISK_FULL = "53100";

    private WriteTrouble() {}

    static String sentence(StoreSettings settings, RuntimeException e) {
        Optional<SQLException> cause = cause(e);
        if (cause.filter(WriteTrouble::full).isPresent()) {
            return "The disk of " + place(settings) + " is full: nothing more can be kept, so nothing more is taken."
                    + " Make room; the bridge goes on by itself.";
        }
        return "Nothing can be written to " + place(settings) + ": "
                + cause.map(SQLException::getMessage).orElseGet(e::toString);
    }

    private static String place(StoreSettings settings) {
        return Dialect.of(settings) == Dialect.SQLITE
                ? SqliteFile.of(settings).path().toString()
                : settings.shownUrl();
    }

    private static boolean full(SQLException e) {
        return e instanceof SQLiteException sqlite
                ? sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL
                : DISK_FULL.equals(e.getSQLState());
    }

    private static Optional<SQLException> cause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}
