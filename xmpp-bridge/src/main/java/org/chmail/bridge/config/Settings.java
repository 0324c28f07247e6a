package org.chmail.bridge.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings, each asked for by its key and type, and refused with key, value, bounds and place.
 *
 * <p>Problems are gathered, so that an admin sees all of them at once: a getter whose value is refused returns the
 * default, and {@link #finish()} throws. Not safe for use by several threads.
 */
public final class Settings {

    private final RawSettings raw;
    private final Path folder;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Object> effective = new LinkedHashMap<>();
    private final Map<String, String> bounds = new LinkedHashMap<>();

    Settings(RawSettings raw, Path folder) {
        this.raw = raw;
        this.folder = folder;
    }

    /** Reads a value from its text; what it throws is an IllegalArgumentException whose message begins with "must". */
    @FunctionalInterface
    public interface Parser<T> {
        T parse(String text);
    }

    /** A duration from {@code min} to {@code max}. */
    public Duration duration(String key, Duration min, Duration max) {
        bounds.put(key, Durations.format(min) + ".." + Durations.format(max));
        return value(key, Parsers.duration(min, max));
    }

    /** A whole number from {@code min} to {@code max}. */
    public int integer(String key, int min, int max) {
        bounds.put(key, min + ".." + max);
        return value(key, Parsers.integer(min, max));
    }

    /** A number from {@code min} to {@code max}. */
    public double decimal(String key, double min, double max) {
        bounds.put(key, min + ".." + max);
        return value(key, Parsers.decimal(min, max));
    }

    /** On or off. */
    public boolean flag(String key) {
        bounds.put(key, "on, off");
        return value(key, Parsers.flag());
    }

    /** One of the names of an enum, in lower case. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        bounds.put(key, String.join(", ", Parsers.names(type)));
        return value(key, Parsers.choice(type));
    }

    /** A setting that has a default. */
    public <T> T value(String key, Parser<T> parser) {
        if (!isSet(key)) {
            refuse(key, "must have a value; leave the line out to have the default");
        }
        return optional(key, parser).orElseGet(() -> parser.parse(raw.defaultOf(key)));
    }

    /** A setting that must be made; {@code meanwhile} is returned only where {@link #finish()} will throw. */
    public <T> T required(String key, T meanwhile, Parser<T> parser) {
        if (!isSet(key)) {
            refuse("`" + key + "` is missing, and has no default");
        }
        return optional(key, parser).orElse(meanwhile);
    }

    /** A setting whose default follows from others. */
    public <T> T derived(String key, T otherwise, Parser<T> parser) {
        T value = optional(key, parser).orElse(otherwise);
        effective.put(key, value);
        return value;
    }

    /** A setting that may be left out. */
    public <T> Optional<T> optional(String key, Parser<T> parser) {
        Optional<T> value = Optional.empty();
        try {
            value = raw.text(key).map(parser::parse);
        } catch (IllegalArgumentException e) {
            refuse(key, String.valueOf(e.getMessage()));
        }
        effective.put(key, value.<Object>map(present -> present).orElse(Optional.empty()));
        return value;
    }

    /** A list; a text is taken apart at its commas. */
    public <T> List<T> list(String key, Parser<T> parser) {
        List<T> values = new ArrayList<>();
        try {
            raw.texts(key).forEach(text -> values.add(parser.parse(text)));
        } catch (IllegalArgumentException e) {
            refuse(key, String.valueOf(e.getMessage()));
        }
        effective.put(key, List.copyOf(values));
        return List.copyOf(values);
    }

    /** A secret, from the key itself or from the first line of the file that {@code key + "File"} names. */
    public Optional<Secret> secret(String key) {
        Optional<Secret> said = optional(key, Secret::of);
        Optional<Path> file = optional(key + "File", this::readable);
        if (said.isPresent() && file.isPresent()) {
            refuse("`" + key + "` and `" + key + "File` are both set; leave one of them out");
        }
        try {
            return said.or(() -> file.map(Secret::firstLineOf));
        } catch (IllegalArgumentException e) {
            refuse(key + "File", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** A path, relative to the folder of the configuration file. */
    public Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must be a path");
        }
        return folder.resolve(text).normalize();
    }

    /** A path to a file that is there and can be read. */
    public Path readable(String text) {
        Path path = path(text);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new IllegalArgumentException("must name a file that can be read (looked for " + path + ")");
        }
        return path;
    }

    /** Whether there is a value, said or by default. */
    public boolean isSet(String key) {
        return raw.value(key).isPresent();
    }

    /** Notes a problem of one setting; {@code must} is the part of the sentence that begins with "must". */
    public void refuse(String key, String must) {
        problems.add(raw.refusal(key, must));
    }

    /** Notes a problem that is said in full. */
    public void refuse(String problem) {
        problems.add(problem);
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigRefused if anything was refused, with all of it
     */
    public void finish() {
        if (!problems.isEmpty()) {
            throw new ConfigRefused(problems);
        }
    }

    /** Each key that was asked for, and its value as it is used; {@link Optional#empty()} if it has none. */
    public Map<String, Object> effective() {
        return Map.copyOf(effective);
    }

    /** The bounds of each key that has some, as the documentation writes them: {@code 5s..10m}. */
    public Map<String, String> bounds() {
        return Map.copyOf(bounds);
    }
}
