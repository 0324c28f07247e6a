package org.chmail.bridge.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts together what is said about the settings, and knows all their keys.
 *
 * <p>First counts what the command line says, then the configuration file, then {@code chmail-reference.conf}, which
 * holds every key there is: with its default, or with null where there is none.
 */
public final class ConfigSource {

    /** The file, in the class path, with every key and its default. */
    public static final String REFERENCE = "chmail-reference.conf";

    private ConfigSource() {}

    /**
     * Reads the file and what overrides it.
     *
     * @param file in HOCON; relative paths in it are relative to its folder
     * @param overrides each {@code KEY=VALUE}
     * @throws ConfigRefused if the file is missing or malformed, or a key is not known
     */
    public static Settings read(Path file, List<String> overrides) {
        Path absolute = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(absolute)) {
            throw new ConfigRefused("there is no configuration file " + absolute
                    + "; write one (conf/chmail.conf of the distribution is a sample) or name it by --config FILE");
        }
        Config reference = reference();
        try {
            Config said = ConfigFactory.parseFile(
                    absolute.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
            for (String override : overrides) {
                said = override(override).withFallback(said);
            }
            Config all = said.withFallback(reference).resolve();
            refuseUnknown(leaves(all), leaves(reference));
            return new Settings(new RawSettings(all, reference), absolute.resolveSibling(""));
        } catch (ConfigException e) {
            throw new ConfigRefused("the configuration cannot be read: " + e.getMessage());
        }
    }

    /** Every key there is, in the order of the reference. */
    public static List<String> keys() {
        return leaves(reference()).entrySet().stream()
                .sorted(Comparator.comparingInt(leaf -> leaf.getValue().origin().lineNumber()))
                .map(Map.Entry::getKey)
                .toList();
    }

    static Config reference() {
        return ConfigFactory.parseResources(ConfigSource.class.getClassLoader(), REFERENCE)
                .resolve();
    }

    /** A value is text as it stands, unless it begins like a list, an object or a quoted text of HOCON. */
    private static Config override(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new ConfigRefused("--set takes KEY=VALUE, such as attempt.ringTime=30s, got: " + text);
        }
        String key = text.substring(0, equals).trim();
        String value = text.substring(equals + 1).trim();
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription("--set");
        if (value.startsWith("[") || value.startsWith("{") || value.startsWith("\"")) {
            return ConfigFactory.parseString(key + " = " + value, options);
        }
        return ConfigFactory.empty().withValue(key, ConfigValueFactory.fromAnyRef(value, "--set"));
    }

    private static Map<String, ConfigValue> leaves(Config config) {
        Map<String, ConfigValue> leaves = new LinkedHashMap<>();
        collect(config.root(), List.of(), leaves);
        return leaves;
    }

    private static void collect(ConfigObject from, List<String> path, Map<String, ConfigValue> leaves) {
        from.forEach((name, value) -> {
            List<String> below = new ArrayList<>(path);
            below.add(name);
            if (value.valueType() == ConfigValueType.OBJECT) {
                collect((ConfigObject) value, below, leaves);
            } else {
                leaves.put(ConfigUtil.joinPath(below), value);
            }
        });
    }

    private static void refuseUnknown(Map<String, ConfigValue> said, Map<String, ConfigValue> known) {
        List<String> problems = new ArrayList<>();
        said.forEach((key, value) -> {
            if (!known.containsKey(key)) {
                problems.add(unknown(key, value, known));
            }
        });
        if (!problems.isEmpty()) {
            throw new ConfigRefused(problems);
        }
    }

    private static String unknown(String key, ConfigValue value, Map<String, ConfigValue> known) {
        String where = " (" + value.origin().description() + ")";
        List<String> below = known.keySet().stream()
                .filter(name -> name.startsWith(key + "."))
                .toList();
        if (!below.isEmpty()) {
            return "`" + key + "` is a section, with the keys " + String.join(", ", below) + where;
        }
        return "unknown key `" + key + "`" + where
                + Nearest.to(key, known.keySet())
                        .map(near -> "; did you mean `" + near + "`?")
                        .orElse("");
    }
}
