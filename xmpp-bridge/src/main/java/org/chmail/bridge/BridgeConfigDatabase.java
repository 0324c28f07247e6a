package org.chmail.bridge;

import java.nio.file.Path;
import java.util.Optional;
import org.chmail.bridge.BridgeConfig.Database;
import org.chmail.bridge.BridgeConfig.Kind;
import org.chmail.bridge.config.Secret;
import org.chmail.bridge.config.Settings;

/** Binds {@code database.*}. */
final class BridgeConfigDatabase {

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private BridgeConfigDatabase() {}

    static Database bind(Settings settings) {
        String url = settings.value("database.url", text -> url(settings, text));
        Optional<String> user = settings.optional("database.user", text -> text);
        Optional<Secret> password = settings.secret("database.password");
        int poolSize = settings.integer("database.poolSize", 1, 100);
        boolean sqlite = url.startsWith(SQLITE);
        if (sqlite && (user.isPresent() || password.isPresent())) {
            settings.refuse("`database.user` and `database.password` are for PostgreSQL; SQLite has none");
        }
        return sqlite
                ? new Database(
                        Kind.SQLITE,
                        url,
                        Optional.of(Path.of(url.substring(SQLITE.length()))),
                        Optional.empty(),
                        Optional.empty(),
                        poolSize)
                : new Database(Kind.POSTGRESQL, url, Optional.empty(), user, password, poolSize);
    }

    private static String url(Settings settings, String text) {
        if (text.startsWith(POSTGRESQL)) {
            if (text.contains("password=")) {
                throw new IllegalArgumentException("must not hold the password; set `database.password` for it");
            }
            return text;
        }
        if (!text.startsWith(SQLITE)) {
            throw new IllegalArgumentException(
                    "must begin with " + SQLITE + " (a file follows) or " + POSTGRESQL + " (//host/database follows)");
        }
        String file = text.substring(SQLITE.length());
        // Parameters could switch off that a commit is on disk; in memory nothing would outlive the process.
        if (file.isBlank() || file.startsWith(":") || file.startsWith("file:") || file.indexOf('?') >= 0) {
            throw new IllegalArgumentException("must be " + SQLITE + " and the path of a file, without parameters");
        }
        return SQLITE + settings.path(file);
    }
}
