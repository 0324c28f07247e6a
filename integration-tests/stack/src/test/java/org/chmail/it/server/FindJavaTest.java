package org.chmail.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code find-java.sh}, on JDKs that are no more than their {@code release} file and two programs. */
class FindJavaTest {

    private static final Path SCRIPT =
            Artifacts.ofSystemProperty().root().resolve("xmpp-bridge/src/dist/bin/find-java.sh");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void javaHomeShouldComeFirstWhenItIsNewEnough(String shell) throws Exception {
        Path home = jdk("mine", "21.0.4");

        assertThat(find(shell, Map.of("JAVA_HOME", home.toString()))).isEqualTo(home + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void newestOfTheSystemShouldBeTakenWhenJavaHomeIsTooOld(String shell) throws Exception {
        Path old = jdk("old", "17.0.1");
        jdk("jvm/a", "21");
        Path newest = jdk("jvm/b", "25.0.1");
        jdk("jvm/c", "1.8.0_402");

        assertThat(find(shell, Map.of("JAVA_HOME", old.toString()))).isEqualTo(newest + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void reasonAndRemedyShouldBeSaidWhenThereIsNone(String shell) throws Exception {
        Path old = jdk("old", "17.0.1");

        assertThat(find(shell, Map.of("JAVA_HOME", old.toString())))
                .contains("CHmail needs Java 21 or later", "JAVA_HOME=" + old + " is Java 17", "Install a JDK 21");
    }

    private String find(String shell, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(shell, "-c", ". '" + SCRIPT + "'; find_java 21")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("FIND_JAVA_FOLDERS", folder + "/jvm/*");
        // The shell's own tools, but no java.
        builder.environment().put("PATH", tools().toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private Path tools() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : new String[] {"sed", "head", "dirname", "readlink"}) {
            program(bin.resolve(tool), "PATH=/usr/bin:/bin exec " + tool + " \"$@\"");
        }
        return bin;
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.createDirectories(home.resolve("bin"));
        for (String program : new String[] {"java", "javac"}) {
            program(home.resolve("bin").resolve(program), "");
        }
        return home;
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
