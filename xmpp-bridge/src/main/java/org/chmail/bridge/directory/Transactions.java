package org.chmail.bridge.directory;

import java.util.function.Function;

/**
 * Units of work on the database. No network inside: what is to be sent is written as an outbox row.
 *
 * @param <T> the tables that the work may touch
 */
public interface Transactions<T> {

    /**
     * Runs {@code work} in one transaction and returns when its commit is on disk. Work that lost a race
     * ({@link ConcurrentChange}, serialization failure, unique key) is run again from the start, so it must have no effect
     * outside the transaction.
     */
    <R> R write(Function<? super T, R> work);

    /**
     * Like {@link #write}, but goes before the work of {@code write} that waits for the same writer: for work that holds
     * up a mail.
     */
    default <R> R urgent(Function<? super T, R> work) {
        return write(work);
    }

    /**
     * Like {@link #write}, for what a page shows only once its room tells of it: words, and their way there. Each message in
     * any chat is a few of these, after which not every page of everybody is to look at the database.
     */
    default <R> R quiet(Function<? super T, R> work) {
        return write(work);
    }

    /** Runs {@code work} on a consistent view; it must not change anything. */
    <R> R read(Function<? super T, R> work);
}
