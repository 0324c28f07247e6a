package org.chmail.bridge.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** The file of an SQLite URL, and how it is opened. */
record SqliteFile(Path path) {

    static final String PREFIX = "jdbc:sqlite:";

    /** How long a command-line tool beside the server may hold the writer. */
    private static final Duration BUSY = Duration.ofSeconds(2);

    static SqliteFile of(StoreSettings settings) {
        String name = settings.url().substring(PREFIX.length());
        if (name.isEmpty() || name.startsWith(":") || name.startsWith("file:") || name.contains("?")) {
            throw new StoreException("database.url must name a file and nothing more (jdbc:sqlite:/path/to/chmail.db),"
                    + " got: " + settings.shownUrl());
        }
        return new SqliteFile(Path.of(name).toAbsolutePath().normalize());
    }

    /** Makes the folder if it isn't there. */
    void makeFolder() throws IOException {
        Path folder = path.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    /** Makes the file if it isn't there: it tells who writes to whom, so it is its owner's only. */
    void create() {
        try {
            makeFolder();
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix") && !Files.exists(path)) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException e) {
            throw new StoreException(
                    "The database file " + path + " cannot be made: " + e
                            + ". Give this user the right to write there.",
                    e);
        }
    }

    /** What is on disk when a commit returns stays there, whatever happens then. */
    SQLiteDataSource writer() {
        SQLiteConfig config = common();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        return source(config);
    }

    SQLiteDataSource reader() {
        SQLiteConfig config = common();
        config.setReadOnly(true);
        return source(config);
    }

    private static SQLiteConfig common() {
        var config = new SQLiteConfig();
        config.setBusyTimeout((int) BUSY.toMillis());
        return config;
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl(PREFIX + path);
        return source;
    }
}
