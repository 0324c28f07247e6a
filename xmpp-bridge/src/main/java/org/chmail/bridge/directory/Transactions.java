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
     * Like {@link #write}, for what pages need not show at once, or are told by their room: words and their way there, when a
     * browser was seen. A crowd does much of that, and not every page of everybody is to look at the database each time.
     */
    default <R> R quiet(Function<? super T, R> work) {
        return write(work);
    }

    /** Runs {@code work} on a consistent view; it must not change anything. */
    <R> R read(Function<? super T, R> work);
}
