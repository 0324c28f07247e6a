package org.chmail.bridge.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as settings write them: {@code 500ms}, {@code 45s}, {@code 2m}, {@code 24h}, {@code 90d}. */
final class Durations {

    private static final Pattern WITH_UNIT = Pattern.compile("-?\\d+(\\.\\d+)?\\s*[a-zA-Z]+");

    private Durations() {}

    /** Reads one. A number without a unit is refused: HOCON would take it for milliseconds. */
    static Duration parse(String text) {
        if (WITH_UNIT.matcher(text).matches()) {
            try {
                return ConfigFactory.empty()
                        .withValue("d", ConfigValueFactory.fromAnyRef(text))
                        .getDuration("d");
            } catch (ConfigException e) {
                throw new IllegalArgumentException(form(), e);
            }
        }
        throw new IllegalArgumentException(form());
    }

    private static String form() {
        return "must be a duration with its unit, such as 500ms, 45s, 2m, 24h or 90d";
    }

    /** In the largest unit that gives a whole number; days from two of them on. */
    static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0s";
        }
        for (Unit unit : Unit.values()) {
            if (millis % unit.millis == 0 && millis >= unit.from) {
                return millis / unit.millis + unit.name();
            }
        }
        return millis + "ms";
    }

    /** Named as they are written, largest first. */
    private enum Unit {
        d(Duration.ofDays(1), Duration.ofDays(2)),
        h(Duration.ofHours(1), Duration.ZERO),
        m(Duration.ofMinutes(1), Duration.ZERO),
        s(Duration.ofSeconds(1), Duration.ZERO);

        private final long millis;
        private final long from;

        Unit(Duration unit, Duration from) {
            this.millis = unit.toMillis();
            this.from = from.toMillis();
        }
    }
}
