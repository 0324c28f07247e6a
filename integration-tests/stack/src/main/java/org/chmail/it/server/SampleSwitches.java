package org.chmail.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What stands switched off in a sample of a mailet container, between two lines that say its name: switched on as its comment tells. */
public final class SampleSwitches {

    private SampleSwitches() {}

    /**
     * Writes the sample with the chat's link in mail.
     *
     * @return the file {@code mailetcontainer-with-link.xml} in the folder, placeholders and all
     */
    public static Path chatLink(Path sample, Path folder) {
        Path target = folder.resolve("mailetcontainer-with-link.xml");
        try {
            Files.createDirectories(folder);
            return Files.writeString(target, on(Files.readString(sample), "chat link"));
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written from " + sample, e);
        }
    }

    /** The sample's text with that part switched on. */
    static String on(String sample, String name) {
        String quoted = Pattern.quote(name);
        String switched = sample.replaceAll("(?m)^ *(<!-- " + quoted + "|" + quoted + " -->)\n", "");
        if (switched.equals(sample)) {
            throw new IllegalStateException("the sample has no two lines that say \"%s\"".formatted(name));
        }
        return switched;
    }
}
