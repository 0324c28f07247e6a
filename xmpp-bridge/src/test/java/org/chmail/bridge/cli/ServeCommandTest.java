package org.chmail.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chmail.bridge.Configs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

    @TempDir
    private Path folder;

    @Test
    void serveShouldCloseAndExit0WhenToldToEnd() throws Exception {
        assertThat(exitAfterSigterm("-Dclose.fails=false")).isZero();
    }

    @Test
    void serveShouldExit1WhenClosingFails() throws Exception {
        assertThat(exitAfterSigterm("-Dclose.fails=true")).isEqualTo(1);
    }

    private int exitAfterSigterm(String option) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServingProcess.class.getName(),
                        "serve",
                        "--config",
                        Configs.least(folder).toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("serving");
            process.toHandle().destroy(); // Process.destroy would close what it says, too
            List<String> rest = said.lines().toList();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(rest).contains("closed");
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
