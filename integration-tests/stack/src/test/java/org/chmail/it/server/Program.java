package org.chmail.it.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of the system that tests run.
 *
 * @param name as it is called
 * @param purpose what tests need it for, as in "which opens the pages"
 * @param install the command that installs it
 */
public record Program(String name, String purpose, String install) {

    /** The browser. */
    public static final Program CHROMIUM =
            new Program("chromium", "the browser in which these tests open the pages", "apt-get install chromium");

    /** The reverse proxy. */
    public static final Program NGINX =
            new Program("nginx", "the reverse proxy that these tests put before the bridge", "apt-get install nginx");

    /** Where not everybody's PATH leads. */
    private static final String SYSTEM = "/usr/sbin";

    /**
     * Where it is.
     *
     * @throws IllegalStateException if it is not installed; says the command that does it
     */
    public Path find() {
        return look().orElseThrow(() -> new IllegalStateException(
                "There is no %s here, %s: install it with `%s`, as root, and run the same again."
                        .formatted(name, purpose, install)));
    }

    private Optional<Path> look() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of(SYSTEM))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
