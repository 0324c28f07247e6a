package org.chmail.it.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The ports of one stack, by name, written down so that a later start takes the same: links in mails and a database
 * with ports in it stay true.
 */
public final class PortBook {

    private final Path file;
    private final Properties ports = new Properties();

    /** Reads the book, or begins one if there is no such file. */
    public PortBook(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                ports.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
            }
        }
    }

    /**
     * The port of that name, a free one if it is new.
     *
     * @throws IllegalStateException if it is known but something else listens there now
     */
    public int port(String name) {
        String known = ports.getProperty(name);
        if (known != null) {
            int port = Integer.parseInt(known);
            if (!Ports.isFree(port)) {
                throw new IllegalStateException(
                        "port %d, which %s gives to %s, is taken: stop what listens there, or forget the data with --fresh"
                                .formatted(port, file, name));
            }
            return port;
        }
        int port = Ports.free();
        ports.setProperty(name, Integer.toString(port));
        write();
        return port;
    }

    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                ports.store(writer, "The ports of this stack on 127.0.0.1");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
