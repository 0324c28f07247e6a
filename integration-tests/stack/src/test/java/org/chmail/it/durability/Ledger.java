package org.chmail.it.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Each step and each acknowledgement, in memory and in a file, when it came. Thread-safe. */
final class Ledger implements AutoCloseable {

    private final List<Entry> entries = new ArrayList<>();
    private final Writer file;

    Ledger(Path path) throws IOException {
        file = Files.newBufferedWriter(path);
    }

    /** A step is made now: it may come to pass from here on. */
    void made(String mail, String who, StepKind kind) {
        write(new Entry(Instant.now(), mail, who, kind, null, ""));
    }

    /** A step was acknowledged. */
    void acknowledged(String mail, String who, StepKind kind, Answer answer, String words) {
        write(new Entry(Instant.now(), mail, who, kind, answer, words));
    }

    private synchronized void write(Entry entry) {
        entries.add(entry);
        try {
            file.write(entry + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries that fit, in their order. */
    synchronized List<Entry> entries(Predicate<Entry> fits) {
        return entries.stream().filter(fits).toList();
    }

    /** How many steps of each kind were acknowledged. */
    synchronized Map<StepKind, Integer> counts() {
        Map<StepKind, Integer> counts = new EnumMap<>(StepKind.class);
        entries.stream().filter(Entry::acknowledged).forEach(entry -> counts.merge(entry.kind(), 1, Integer::sum));
        return counts;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
