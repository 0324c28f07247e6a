package org.chmail.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The samples in {@code conf/openfire/} say what holds without them, and name every property. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("..", "conf", "openfire");
    private static final Pattern INSERT =
            Pattern.compile("INSERT INTO ofProperty \\(name, propValue\\) VALUES \\('([^']+)', '([^']+)'\\);");

    private static Map<String, String> properties() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(SAMPLES.resolve("chmail.properties"))) {
            properties.load(reader);
        }
        Map<String, String> all = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
        return all;
    }

    @Test
    void sampleShouldNameEveryPropertyWithItsDefault() throws IOException {
        Set<String> asked = new TreeSet<>();
        Settings defaults = Settings.read(
                name -> {
                    asked.add(name);
                    return null;
                },
                "example.org");

        Settings sample = Settings.read(properties()::get, "example.org");

        assertThat(properties().keySet()).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(sample.bridge()).isEqualTo(defaults.bridge());
        assertThat(sample.roomsService()).isEqualTo(defaults.roomsService());
    }

    @Test
    void sqlShouldSayTheSameAsTheProperties() throws IOException {
        Map<String, String> inserted = new HashMap<>();
        Matcher insert = INSERT.matcher(Files.readString(SAMPLES.resolve("chmail.sql")));
        while (insert.find()) {
            inserted.put(insert.group(1), insert.group(2));
        }

        assertThat(inserted).isEqualTo(properties());
    }
}
