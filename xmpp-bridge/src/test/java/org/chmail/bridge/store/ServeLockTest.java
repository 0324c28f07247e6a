package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeLockTest {

    @TempDir
    Path folder;

    private Path file;
    private StoreSettings settings;

    @BeforeEach
    void name() {
        file = folder.resolve("new/chmail.db");
        settings = new StoreSettings("jdbc:sqlite:" + file, null, null, 1);
    }

    @Test
    void lockShouldBeRefusedUntilTheOtherProcessIsKilled() throws Exception {
        Process other = start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("serving true");

            assertRefused(other.pid());
            assertRefused(other.pid());
        } finally {
            other.destroyForcibly().waitFor();
        }

        ServeLock.acquire(settings).close();
    }

    @Test
    void lockShouldHoldAgainstOthersWhenThisProcessTriedTwice() throws Exception {
        try (ServeLock lock = ServeLock.acquire(settings)) {
            assertThat(lock).isNotNull();
            assertRefused(ProcessHandle.current().pid());

            Process other = start();
            try (BufferedReader said = other.inputReader()) {
                assertThat(said.readLine())
                        .contains("process " + ProcessHandle.current().pid());
                assertThat(other.waitFor()).isZero();
            } finally {
                other.destroyForcibly().waitFor();
            }
        }

        ServeLock.acquire(settings).close();
    }

    @Test
    void toolShouldOpenTheFileWhileItIsServed() {
        Migrations.migrate(settings);
        try (ServeLock lock = ServeLock.acquire(settings);
                Store store = Store.open(settings)) {
            assertThat(lock).isNotNull();
            assertThat(store.<Long>read(tx -> tx.outbox().waiting())).isZero();
        }
    }

    @Test
    void lockShouldBeNoneOnPostgres() {
        var many = new StoreSettings("jdbc:postgresql://db.example.org/chmail", null, null, 1);
        try (ServeLock one = ServeLock.acquire(many);
                ServeLock two = ServeLock.acquire(many)) {
            assertThat(one).isNotSameAs(two);
        }
    }

    private void assertRefused(long pid) {
        assertThatThrownBy(() -> ServeLock.acquire(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("Another chmail-bridge (process " + pid + ") serves from " + file
                        + " and holds " + file + ".lock. Stop it first");
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServingProcess.class.getName(),
                        settings.url())
                .redirectError(Redirect.INHERIT)
                .start();
    }
}
