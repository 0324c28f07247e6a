package org.chmail.bridge.store;

import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** One of the two databases, and how a transaction runs there once. */
interface Engine extends AutoCloseable {

    /** How long a connection is waited for. */
    Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Returns when the commit is on disk.
     *
     * @param first before others that wait
     */
    <R> R write(boolean first, Function<Handle, R> work);

    /**
     * On one snapshot.
     *
     * @param first before others that wait
     */
    <R> R read(boolean first, Function<Handle, R> work);

    @Override
    void close();
}
