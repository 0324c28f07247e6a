package org.chmail.bridge.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The settings as text, before they have types, and what is wrong with them. */
final class RawSettings {

    private final Config all;
    private final Config reference;

    RawSettings(Config all, Config reference) {
        this.all = all;
        this.reference = reference;
    }

    /** The value, unless it is null, which stands for "not set". */
    Optional<ConfigValue> value(String key) {
        return all.hasPath(key) ? Optional.of(all.getValue(key)) : Optional.empty();
    }

    /** The value as text, a number as it was written; a list is refused. */
    Optional<String> text(String key) {
        return value(key).map(value -> {
            if (value.valueType() == ConfigValueType.LIST) {
                throw new IllegalArgumentException("must be one value, not a list");
            }
            return value.valueType() == ConfigValueType.OBJECT
                    ? value.render(ConfigRenderOptions.concise())
                    : all.getString(key);
        });
    }

    /** The values of a list; a text is taken apart at its commas. */
    List<String> texts(String key) {
        return value(key).map(RawSettings::texts).orElse(List.of());
    }

    private static List<String> texts(ConfigValue value) {
        if (value instanceof ConfigList list) {
            return list.stream().map(each -> each.unwrapped().toString()).toList();
        }
        return Arrays.stream(value.unwrapped().toString().split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** The default, of a key that has one. */
    String defaultOf(String key) {
        return reference.getString(key);
    }

    /** "the key must …, got: the value (where it stands)"; a secret is not shown. */
    String refusal(String key, String must) {
        return "`" + key + "` " + must + ", got: " + shown(key)
                + value(key)
                        .map(value -> " (" + value.origin().description() + ")")
                        .orElse("");
    }

    private String shown(String key) {
        if (key.toLowerCase(Locale.ROOT).endsWith("password")) {
            return Secret.MASK;
        }
        return value(key)
                .map(value -> switch (value.valueType()) {
                    case LIST, OBJECT -> value.render(ConfigRenderOptions.concise());
                    default -> all.getString(key);
                })
                .orElse("null");
    }
}
