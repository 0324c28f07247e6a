package org.chmail.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void stopShouldBeCleanWhenTheServerEndsOnSigterm() {
        ServerProcess server = shell("trap 'exit 0' TERM; echo up; while :; do :; done");
        server.awaitReady(() -> !server.logged("up").isEmpty(), SOON);

        assertThatCode(server::close).doesNotThrowAnyException();
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void stopShouldFailWhenTheServerEndsWithAnError() {
        ServerProcess server = shell("trap 'exit 3' TERM; echo up; while :; do :; done");
        server.awaitReady(() -> !server.logged("up").isEmpty(), SOON);

        assertThatThrownBy(server::close)
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("ended when stopped, with 3");
    }

    @Test
    void stopShouldFailWhenTheServerHadEndedBefore() {
        ServerProcess server = shell("echo gone");
        server.onExit().join();

        assertThatThrownBy(server::close)
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("ended before it was stopped")
                .hasMessageContaining("gone");
    }

    @Test
    void startShouldFailWithTheLogWhenTheServerEndsInsteadOfAnswering() {
        ServerProcess server = shell("echo no database; exit 5");

        assertThatThrownBy(() -> server.awaitReady(() -> false, SOON))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("ended with 5 instead of starting")
                .hasMessageContaining("no database");
    }

    @Test
    void frozenServerShouldGoOnWhenThawed() {
        ServerProcess server = shell("trap 'exit 0' TERM; while :; do date +beat; done");
        server.awaitReady(() -> !server.logged("beat").isEmpty(), SOON);

        server.freeze();
        int beats = server.logged("beat").size();
        server.thaw();

        server.awaitReady(() -> server.logged("beat").size() > beats + 1, SOON);
        server.close();
    }

    private ServerProcess shell(String script) {
        return ServerProcess.start(
                "the test", folder, folder.resolve("test.log"), Map.of(), List.of("/bin/sh", "-c", script));
    }
}
