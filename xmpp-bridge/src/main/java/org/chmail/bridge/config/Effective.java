package org.chmail.bridge.config;

import com.typesafe.config.ConfigUtil;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows settings as a configuration file would hold them, secrets masked. */
public final class Effective {

    private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}./_-]+");

    private Effective() {}

    /** A line for each key, in the order of the reference. */
    public static List<String> lines(Settings settings) {
        Map<String, Object> values = settings.effective();
        return ConfigSource.keys().stream()
                .filter(values::containsKey)
                .map(key -> key + " = " + text(values.getOrDefault(key, Optional.empty())))
                .toList();
    }

    private static String text(Object value) {
        return switch (value) {
            case Optional<?> none -> none.map(Effective::text).orElse("null");
            case Secret secret -> secret.toString();
            case Duration duration -> Durations.format(duration);
            case Boolean flag -> flag ? "on" : "off";
            case Enum<?> choice -> choice.name().toLowerCase(Locale.ROOT);
            case List<?> list -> list.stream().map(Effective::text).collect(Collectors.joining(", ", "[", "]"));
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : ConfigUtil.quoteString(text);
    }
}
