package org.chmail.bridge.attempt;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.words.Phrases;
import org.jspecify.annotations.Nullable;

/** What was said, as plain text: a line for each message, and one for each day. */
final class TranscriptText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** Of what follows the first line of a message, so that it can't look like another's. */
    private static final String INDENT = "    ";

    private final int longest;

    /** @param longest about how many bytes one part may have */
    TranscriptText(int longest) {
        this.longest = longest;
    }

    /** The parts, at least one if anything was said. */
    List<String> parts(List<ChatEvent> said) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int bytes = 0;
        LocalDate day = null;
        for (ChatEvent event : said) {
            LocalDateTime at = LocalDateTime.ofInstant(event.at(), ZoneOffset.UTC);
            String line = "[" + TIME.format(at) + "] " + Phrases.line(event.nick()) + ": " + body(event.body()) + "\n";
            int size = line.getBytes(StandardCharsets.UTF_8).length;
            if (!part.isEmpty() && bytes + size > longest) {
                parts.add(part.toString());
                part.setLength(0);
                bytes = 0;
                day = null;
            }
            if (!at.toLocalDate().equals(day)) {
                day = at.toLocalDate();
                part.append(day).append('\n');
            }
            part.append(line);
            bytes += size;
        }
        if (!part.isEmpty()) {
            parts.add(part.toString());
        }
        return parts;
    }

    private static String body(@Nullable String body) {
        return body == null ? "" : body.strip().lines().map(Phrases::line).collect(Collectors.joining("\n" + INDENT));
    }
}
