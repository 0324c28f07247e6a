package org.chmail.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chmail.bridge.cli.ChmailBridge;
import org.chmail.bridge.cli.FakeOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as it is built: its real program, from any folder, and its samples. */
class DistributionIT {

    private static final Path HOME = Path.of(System.getProperty("chmail.distribution"));

    @TempDir
    private Path elsewhere;

    private record Run(int exit, String out, String err) {}

    private Run run(Path program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path out = elsewhere.resolve("out");
        Path err = elsewhere.resolve("err");
        Process process = new ProcessBuilder(command)
                .directory(elsewhere.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void programShouldCheckTheSampleBesideItWhenRunFromAnotherFolder() throws Exception {
        Run run = run(HOME.resolve("bin/chmail-bridge"), "check-config");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .contains("xmpp.domain = example.org", "key.file = " + HOME.resolve("data/chmail.key"))
                .endsWith("ok");
    }

    @Test
    void programShouldRunWhenCalledByALink() throws Exception {
        Path link = Files.createSymbolicLink(
                elsewhere.resolve("chmail-bridge"), elsewhere.relativize(HOME.resolve("bin/chmail-bridge")));
        Path second = Files.createSymbolicLink(elsewhere.resolve("cb"), link.getFileName());

        assertThat(run(second, "--version").out()).matches("chmail-bridge \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void programShouldExit2WithOneLineWhenTheConfigurationIsRefused() throws Exception {
        Run run = run(HOME.resolve("bin/chmail-bridge"), "serve", "--set", "attempt.ringTime=0s");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "chmail-bridge serve: `attempt.ringTime` must be between 5s and 10m," + " got: 0s (--set)");
    }

    @Test
    void programShouldTakeOptionsForJavaFromTheEnvironment() throws Exception {
        Process process = withJavaOptions("-Xmx64m -Dlogback.configurationFile=/nowhere -XshowSettings:properties");

        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("logback.configurationFile = /nowhere")
                .contains("chmail.home = " + HOME);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private Process withJavaOptions(String options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        HOME.resolve("bin/chmail-bridge").toString(), "--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CHMAIL_JAVA_OPTS", options);
        return builder.start();
    }

    @Test
    void distributionShouldHoldWhatItNeedsAndNoTwoVersionsOfItself() throws Exception {
        assertThat(HOME.resolve("LICENSE")).isNotEmptyFile();
        assertThat(HOME.resolve("conf/chmail-reference.conf")).isNotEmptyFile();
        assertThat(HOME.resolve("bin/chmail-bridge")).isExecutable();
        assertThat(HOME.resolveSibling("chmail-bridge.tar.gz")).isNotEmptyFile();
        try (var jars = Files.list(HOME.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .filteredOn(name -> name.startsWith("chmail-bridge"))
                    .hasSize(1);
        }
    }

    @Test
    void systemdUnitShouldStartTheProgramOfTheDistributionByACommandItHas() throws Exception {
        List<String> unit = Files.readAllLines(HOME.resolve("conf/chmail-bridge.service"));

        String start = valueOf(unit, "ExecStart");
        assertThat(start).startsWith("/opt/chmail-bridge/");
        String[] words = start.substring("/opt/chmail-bridge/".length()).split(" ", -1);
        assertThat(HOME.resolve(words[0])).isExecutable();
        assertThat(ChmailBridge.commandLine(new FakeOperations()).getSubcommands())
                .containsKey(words[1]);
        assertThat(valueOf(unit, "RestartPreventExitStatus")).isEqualTo("2");
        assertThat(valueOf(unit, "ReadWritePaths")).isEqualTo("/opt/chmail-bridge/data");
    }

    private static String valueOf(List<String> unit, String key) {
        return unit.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
