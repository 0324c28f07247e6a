package org.chmail.bridge.store;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** The schema's history: numbered SQL files that run on both databases and are never edited. */
public final class Migrations {

    private Migrations() {}

    /**
     * Brings the schema up to date; on SQLite, makes the file first. Does nothing if there is nothing to do.
     *
     * @return how many migrations ran
     * @throws StoreException if the database does not answer, or its schema was changed by hand
     */
    public static int migrate(StoreSettings settings) {
        if (Dialect.of(settings) == Dialect.SQLITE) {
            SqliteFile.of(settings).create();
        }
        try {
            return flyway(settings).migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw failed(settings, e);
        }
    }

    /** Throws a {@link StoreException} that says what to do unless the schema is the one this program needs. */
    static void requireCurrent(StoreSettings settings) {
        if (Dialect.of(settings) == Dialect.SQLITE) {
            SqliteFile file = SqliteFile.of(settings);
            if (!Files.exists(file.path())) {
                throw new StoreException("There is no database " + file.path() + ". Run: chmail-bridge migrate");
            }
        }
        try {
            Flyway flyway = flyway(settings);
            MigrationInfo[] pending = flyway.info().pending();
            if (pending.length > 0) {
                throw new StoreException("The schema of " + settings.shownUrl() + " is not up to date, it lacks "
                        + names(pending) + ". Run: chmail-bridge migrate");
            }
            MigrationInfo[] later = Arrays.stream(flyway.info().applied())
                    .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                    .toArray(MigrationInfo[]::new);
            if (later.length > 0) {
                throw new StoreException(
                        "The schema of " + settings.shownUrl() + " is of a later chmail-bridge, it has " + names(later)
                                + ". Install that version, or restore the back-up from before it.");
            }
            flyway.validate();
        } catch (FlywayException e) {
            throw failed(settings, e);
        }
    }

    private static Flyway flyway(StoreSettings settings) {
        FluentConfiguration config = Flyway.configure(Migrations.class.getClassLoader())
                .locations("classpath:org/chmail/bridge/store/migration")
                .cleanDisabled(true)
                .validateMigrationNaming(true);
        return switch (Dialect.of(settings)) {
            case SQLITE -> config.dataSource(SqliteFile.of(settings).writer()).load();
            case POSTGRESQL ->
                config.dataSource(settings.url(), settings.user(), settings.password())
                        .load();
        };
    }

    private static String names(MigrationInfo[] migrations) {
        return Arrays.stream(migrations).map(MigrationInfo::getScript).collect(joining(", "));
    }

    private static StoreException failed(StoreSettings settings, FlywayException e) {
        if (e instanceof FlywayValidateException) {
            return new StoreException(
                    "The schema of " + settings.shownUrl() + " does not fit this chmail-bridge:"
                            + " a migration that ran there is another one here, or failed half-way."
                            + " Use the version that made it, or restore a back-up.",
                    e);
        }
        return new StoreException(
                "The database " + settings.shownUrl() + " could not be used: " + e.getMessage()
                        + ". Check database.url, database.user and database.password, and that the database runs.",
                e);
    }
}
