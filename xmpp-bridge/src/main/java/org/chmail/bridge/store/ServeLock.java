package org.chmail.bridge.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Held by the one process that serves from an SQLite file, in {@code <file>.lock}; the system lets go of it when the
 * process ends in any way. Command-line tools need none. On PostgreSQL, where several nodes serve, it is empty.
 *
 * <pre>{@code
 * try (ServeLock lock = ServeLock.acquire(settings); Store store = Store.open(settings)) { ... }
 * }</pre>
 */
public final class ServeLock implements AutoCloseable {

    /** A byte behind the text, so that the text can be read where a lock forbids reading. */
    private static final long LOCKED_BYTE = 1024;

    /** Closing any handle of a file gives up its locks (POSIX fcntl), so a held one is not opened again in here. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Closeable held;

    private ServeLock(Closeable held) {
        this.held = held;
    }

    /**
     * Takes the lock, or refuses.
     *
     * @throws StoreException if another process, or this one, serves from the file; names file and process
     */
    public static ServeLock acquire(StoreSettings settings) {
        if (Dialect.of(settings) == Dialect.POSTGRESQL) {
            return new ServeLock(() -> {});
        }
        SqliteFile file = SqliteFile.of(settings);
        Path path = file.path().resolveSibling(file.path().getFileName() + ".lock");
        if (!HELD.add(path)) {
            throw taken(file, path, pid());
        }
        try {
            file.makeFolder();
            FileChannel channel = lock(file, path);
            return new ServeLock(() -> {
                channel.close();
                HELD.remove(path);
            });
        } catch (IOException e) {
            HELD.remove(path);
            throw new StoreException(
                    "The lock file " + path + " cannot be used: " + e + ". Give this user the right to write there.",
                    e);
        } catch (StoreException e) {
            HELD.remove(path);
            throw e;
        }
    }

    /** Lets another process serve. */
    @Override
    public void close() {
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(SqliteFile file, Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, CREATE, READ, WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock(LOCKED_BYTE, 1, false) != null;
            if (!locked) {
                throw taken(file, path, Files.readString(path).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.US_ASCII)), 0);
            return channel;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static StoreException taken(SqliteFile file, Path path, String pid) {
        return new StoreException("Another chmail-bridge " + (pid.isEmpty() ? "" : "(process " + pid + ") ")
                + "serves from " + file.path() + " and holds " + path
                + ". Stop it first, or set another database.url; for several nodes on one database use PostgreSQL.");
    }
}
