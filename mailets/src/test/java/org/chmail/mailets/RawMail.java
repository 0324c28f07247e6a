package org.chmail.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A mail cut at its first empty line, each byte one character. Knows nothing of our code nor of Jakarta Mail. */
public record RawMail(String name, String text, List<String> lines, String body) {
    /** The mails of {@code src/test/resources/corpus}, by name. */
    public static List<RawMail> corpus() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/corpus"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(RawMail::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawMail read(Path file) {
        try {
            return of(file.getFileName().toString().replace(".eml", ""), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RawMail of(byte[] bytes) {
        return of("", bytes);
    }

    /** Header lines end in CRLF or LF; a folded one is one line here. */
    static RawMail of(String name, byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            String line = text.substring(at, end).replaceFirst("\r$", "");
            at = Math.min(end + 1, text.length());
            if (line.isEmpty()) {
                break;
            }
            if (line.matches("[ \t].*") && !lines.isEmpty()) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + "\n" + line);
            } else {
                lines.add(line);
            }
        }
        return new RawMail(name, text, lines, text.substring(at));
    }

    public byte[] bytes() {
        return text.getBytes(ISO_8859_1);
    }

    /** The CHmail fields. */
    public List<String> fields() {
        return lines.stream().filter(RawMail::isField).toList();
    }

    /** All header lines but the CHmail fields, and a Jabber-ID that is not the author's own. */
    public List<String> otherLines() {
        return lines.stream()
                .filter(line -> !isField(line) && !line.equals("Jabber-ID: alice@example.org"))
                .toList();
    }

    private static boolean isField(String line) {
        return line.toLowerCase(Locale.ROOT).matches("(?s)chmail(-[^:]*)?\\s*:.*");
    }

    @Override
    public String toString() {
        return name;
    }
}
