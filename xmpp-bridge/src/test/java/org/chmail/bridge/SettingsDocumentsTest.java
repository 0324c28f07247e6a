package org.chmail.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chmail.bridge.config.ConfigSource;
import org.chmail.bridge.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference, the sample and docs/settings.md say the same as the code. */
class SettingsDocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void referenceShouldHaveExactlyTheKeysThatAreRead() {
        assertThat(ConfigSource.keys())
                .containsExactlyInAnyOrderElementsOf(
                        Configs.settings(folder).effective().keySet());
    }

    @Test
    void referenceShouldSayOfEachKeyWhyAndItsBounds() {
        Map<String, String> bounds = Configs.settings(folder).bounds();
        Config reference = ConfigFactory.parseResources(ConfigSource.REFERENCE);

        assertThat(ConfigSource.keys()).allSatisfy(key -> {
            String comment = String.join(" ", value(reference, key).origin().comments());
            assertThat(comment).as(key).hasSizeGreaterThan(20);
            assertThat(comment).as(key).contains(bounds.containsKey(key) ? "(" + bounds.get(key) + ")" : "");
        });
    }

    @Test
    void documentShouldHaveTheKeysInTheOrderOfTheReferenceWithDefaultAndBounds() throws Exception {
        Map<String, List<String>> rows = documented();
        Map<String, String> bounds = Configs.settings(folder).bounds();
        Config reference = ConfigFactory.parseResources(ConfigSource.REFERENCE);

        assertThat(rows.keySet()).containsExactlyElementsOf(ConfigSource.keys());
        rows.forEach((key, cells) -> {
            ConfigValue value = value(reference, key);
            if (value.valueType() != ConfigValueType.NULL) {
                String plain = value.valueType() == ConfigValueType.LIST
                        ? value.render(ConfigRenderOptions.concise())
                        : reference.getString(key);
                assertThat(cells.get(0)).as(key).isEqualTo("`" + plain + "`");
            }
            assertThat(cells.get(0)).as(key).isNotBlank();
            if (bounds.containsKey(key)) {
                assertThat(cells.get(1)).as(key).isEqualTo(bounds.get(key));
            }
            assertThat(cells.get(2)).as(key).hasSizeGreaterThan(10);
        });
    }

    @Test
    void documentAndReferenceShouldNameTheSameKeysAsWithoutEffect() throws Exception {
        Config reference = ConfigFactory.parseResources(ConfigSource.REFERENCE);
        List<String> marked = Files.readAllLines(ROOT.resolve("docs/settings.md")).stream()
                .filter(line -> line.startsWith("| `") && line.contains("` ¹ |"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(marked)
                .containsExactlyElementsOf(ConfigSource.keys().stream()
                        .filter(key -> String.join(
                                        " ", value(reference, key).origin().comments())
                                .contains("No effect in this version"))
                        .toList());
    }

    @Test
    void sampleShouldBeAccepted() {
        Settings settings = ConfigSource.read(ROOT.resolve("conf/bridge/chmail.conf"), List.of());

        assertThat(BridgeConfigBinding.bind(settings).trust()).containsExactly("example.org");
    }

    private static Map<String, List<String>> documented() throws Exception {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/settings.md"))) {
            if (line.startsWith("| `")) {
                String[] cells = line.split("\\|", -1);
                rows.put(
                        cells[1].replace("¹", "").replace("`", "").strip(),
                        List.of(cells[2].strip(), cells[3].strip(), cells[4].strip()));
            }
        }
        return rows;
    }

    /** The value of a key even where it is null, which Config itself takes for absent. */
    private static ConfigValue value(Config config, String key) {
        ConfigValue value = config.root();
        for (String name : key.split("\\.", -1)) {
            value = ((ConfigObject) value).get(name);
        }
        return value;
    }
}
