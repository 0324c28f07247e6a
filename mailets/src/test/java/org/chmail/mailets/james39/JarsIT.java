package org.chmail.mailets.james39;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The two jars hold the same classes of ours and nothing else; each speaks the Jakarta Mail or JavaMail of its James. */
class JarsIT {
    private static final int JAVA_11 = 55;

    /** Entry name to content, each byte one character. */
    private static SortedMap<String, String> entries(String name) {
        Path jar = Path.of(System.getProperty("chmail.jar")).resolveSibling(name);
        SortedMap<String, String> entries = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                entries.put(
                        entry.getName(), new String(file.getInputStream(entry).readAllBytes(), ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static List<String> classes(SortedMap<String, String> entries) {
        return entries.keySet().stream().filter(name -> name.endsWith(".class")).toList();
    }

    @Test
    void jarsShouldHoldTheSameClassesOfOursWhenBuilt() {
        SortedMap<String, String> jakarta = entries("chmail-mailets.jar");
        SortedMap<String, String> javax = entries("chmail-mailets-james38.jar");

        assertThat(classes(jakarta))
                .contains("org/chmail/mailets/StampIdentity.class")
                .allMatch(name -> name.startsWith("org/chmail/mailets/"))
                .isEqualTo(classes(javax));
        assertThat(javax.keySet()).allMatch(name -> name.startsWith("META-INF/") || name.startsWith("org/"));
        assertThat(jakarta.keySet()).allMatch(name -> name.startsWith("META-INF/") || name.startsWith("org/"));
    }

    @Test
    void classesShouldSpeakTheLanguageOfTheirJamesWhenBuilt() {
        SortedMap<String, String> jakarta = entries("chmail-mailets.jar");
        SortedMap<String, String> javax = entries("chmail-mailets-james38.jar");
        for (String name : classes(jakarta)) {
            assertThat(jakarta.get(name)).doesNotContain("javax/mail", "javax/inject", "javax.mail", "javax.inject");
            assertThat(javax.get(name)).doesNotContain("jakarta/", "jakarta.");
            assertThat(jakarta.get(name).charAt(7)).isEqualTo((char) JAVA_11);
            assertThat(javax.get(name).charAt(7)).isEqualTo((char) JAVA_11);
        }
        assertThat(javax.get("org/chmail/mailets/StampIdentity.class")).contains("javax/mail/", "javax/inject/Inject");
    }
}
