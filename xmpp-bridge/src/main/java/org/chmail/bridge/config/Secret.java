package org.chmail.bridge.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A password. It prints as asterisks, so that no log and no exception shows it.
 *
 * @param reveal the password itself
 */
public record Secret(String reveal) {

    /** What is shown in the place of a secret. */
    static final String MASK = "********";

    public Secret {
        requireNonNull(reveal);
    }

    static Secret of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return new Secret(text);
    }

    /** The first line of a file, without white space around it. */
    static Secret firstLineOf(Path file) {
        try {
            String line = Files.readString(file).lines().findFirst().orElse("").strip();
            if (line.isEmpty()) {
                throw new IllegalArgumentException("must name a file whose first line is the password");
            }
            return new Secret(line);
        } catch (IOException e) {
            throw new IllegalArgumentException("must name a file of UTF-8 text that can be read", e);
        }
    }

    @Override
    public String toString() {
        return MASK;
    }
}
