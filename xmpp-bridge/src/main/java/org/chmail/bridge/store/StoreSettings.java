package org.chmail.bridge.store;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param url {@code jdbc:sqlite:/var/lib/chmail/chmail.db} or {@code jdbc:postgresql://db.example.org/chmail}
 * @param user of PostgreSQL; SQLite has none
 * @param password of that user
 * @param poolSize connections to PostgreSQL; readers on SQLite, which has one writer besides
 */
public record StoreSettings(
        String url, @Nullable String user, @Nullable String password, int poolSize) {

    public StoreSettings {
        requireNonNull(url);
        if (poolSize < 1) {
            throw new IllegalArgumentException("the database needs at least 1 connection, got: " + poolSize);
        }
    }

    /** The URL without its parameters, which may hold a password. */
    String shownUrl() {
        int end = url.indexOf('?');
        return end < 0 ? url : url.substring(0, end);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "StoreSettings[" + shownUrl() + ", poolSize=" + poolSize + "]";
    }
}
