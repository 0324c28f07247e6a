package org.chmail.bridge.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.chmail.bridge.config.Settings.Parser;

/** What reads the values that have bounds. */
final class Parsers {

    private Parsers() {}

    static Parser<Duration> duration(Duration min, Duration max) {
        return between(min, max, Durations::parse, Durations::format);
    }

    static Parser<Integer> integer(int min, int max) {
        return between(min, max, Parsers::integer, String::valueOf);
    }

    static Parser<Double> decimal(double min, double max) {
        return between(min, max, Parsers::decimal, String::valueOf);
    }

    private static <T extends Comparable<T>> Parser<T> between(
            T min, T max, Parser<T> parser, Function<T, String> format) {
        return text -> {
            T value = parser.parse(text);
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw new IllegalArgumentException(
                        "must be between " + format.apply(min) + " and " + format.apply(max));
            }
            return value;
        };
    }

    private static Integer integer(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }

    private static Double decimal(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number, such as 2.0", e);
        }
    }

    static Parser<Boolean> flag() {
        return text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes" -> true;
            case "off", "false", "no" -> false;
            default -> throw new IllegalArgumentException("must be on or off");
        };
    }

    static <E extends Enum<E>> Parser<E> choice(Class<E> type) {
        List<String> names = names(type);
        return text -> {
            int index = names.indexOf(text);
            if (index < 0) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", names));
            }
            return type.getEnumConstants()[index];
        };
    }

    static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
