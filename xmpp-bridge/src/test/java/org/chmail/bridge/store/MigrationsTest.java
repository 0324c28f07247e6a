package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void migrateShouldDoNothingWhenRunAgain(Databases database) throws SQLException {
        StoreSettings settings = database.create(folder);

        assertThat(Migrations.migrate(settings)).isPositive();
        assertThat(Migrations.migrate(settings)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void openShouldNameTheCommandWhenTheSchemaIsNotThere(Databases database) throws SQLException {
        StoreSettings settings = database.create(folder);
        if (database == Databases.SQLITE) {
            SqliteFile.of(settings).create();
        }

        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(
                        "The schema of " + settings.shownUrl() + " is not up to date, it lacks V1__tables.sql")
                .hasMessageEndingWith(".sql. Run: chmail-bridge migrate");
    }

    @ParameterizedTest
    @EnumSource
    void openShouldRefuseWhenTheSchemaIsOfALaterVersion(Databases database) throws SQLException {
        StoreSettings settings = database.create(folder);
        Migrations.migrate(settings);
        execute(settings, """
                INSERT INTO flyway_schema_history
                    (installed_rank, version, description, type, script, installed_by, execution_time, success)
                VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'test', 1, true)
                """);

        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is of a later chmail-bridge, it has V99__later.sql");
    }

    @ParameterizedTest
    @EnumSource
    void openShouldRefuseWhenAMigrationWasEdited(Databases database) throws SQLException {
        StoreSettings settings = database.create(folder);
        Migrations.migrate(settings);
        execute(settings, "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");

        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("does not fit this chmail-bridge");
    }

    @Test
    void openShouldMakeNoFileWhenThereIsNone() {
        Path file = folder.resolve("none.db");

        assertThatThrownBy(() -> Store.open(sqlite(file)))
                .isInstanceOf(StoreException.class)
                .hasMessage("There is no database " + file + ". Run: chmail-bridge migrate");
        assertThat(file).doesNotExist();
    }

    @Test
    void migrateShouldMakeFileAndFolderForItsOwnerOnly() throws Exception {
        Path file = folder.resolve("a/b/chmail.db");

        Migrations.migrate(sqlite(file));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void migrateShouldSayWhatToDoWhenPostgresIsNotThere() {
        var settings = new StoreSettings("jdbc:postgresql://127.0.0.1:1/chmail?password=geheim", "u", "geheim", 1);

        assertThatThrownBy(() -> Migrations.migrate(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The database jdbc:postgresql://127.0.0.1:1/chmail could not be used")
                .hasMessageContaining("Check database.url")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void urlShouldBeRefusedWhenItIsOfNoKnownDatabaseOrNamesNoFile() {
        for (String url :
                new String[] {"jdbc:h2:mem:x", "jdbc:sqlite:", "jdbc:sqlite::memory:", "jdbc:sqlite:x?mode=ro"}) {
            assertThatThrownBy(() -> Migrations.migrate(new StoreSettings(url, null, null, 1)))
                    .as(url)
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("database.url must ");
        }
    }

    private static StoreSettings sqlite(Path file) {
        return new StoreSettings("jdbc:sqlite:" + file, null, null, 1);
    }

    private static void execute(StoreSettings settings, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
