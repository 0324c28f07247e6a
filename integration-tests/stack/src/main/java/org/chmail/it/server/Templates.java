package org.chmail.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files with placeholders such as {@code @DOMAIN@}. */
final class Templates {

    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Z][A-Z0-9_]*)@");

    private Templates() {}

    /**
     * Fills in a resource of this module.
     *
     * @throws IllegalArgumentException if the text has a placeholder that {@code values} lacks
     */
    static void fillResource(String resource, Path target, Map<String, String> values) {
        try (@Nullable InputStream stream = Templates.class.getResourceAsStream("/" + resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no resource " + resource);
            }
            write(target, fill(resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8), values));
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written", e);
        }
    }

    /** Fills in a file, as {@link #fillResource} does. */
    static void fillFile(Path source, Path target, Map<String, String> values) {
        try {
            write(target, fill(source.toString(), Files.readString(source), values));
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written from " + source, e);
        }
    }

    private static void write(Path target, String text) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, text);
    }

    private static String fill(String name, String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        name + " has the placeholder " + match.group() + ", for which there is no value");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
