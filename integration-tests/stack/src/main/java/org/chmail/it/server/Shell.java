package org.chmail.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of the system, as an admin calls them. */
public final class Shell {

    private Shell() {}

    /**
     * Runs a program to its end.
     *
     * @return what it printed
     * @throws IllegalStateException if it failed, with what it printed
     */
    public static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s failed: %s".formatted(List.of(command), output.strip()));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(List.of(command) + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + List.of(command), e);
        }
    }
}
