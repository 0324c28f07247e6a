package org.chmail.it.durability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chmail.it.server.Shell;

/** A small disk in memory (tmpfs), which only root may mount. */
final class Disk implements AutoCloseable {

    private static final int BLOCK = 4096;

    private final Path folder;

    private Disk(Path folder) {
        this.folder = folder;
    }

    /**
     * Mounts one.
     *
     * @param size as mount takes it, such as {@code 4m}
     * @throws IllegalStateException if this user, or this machine, may not mount; it says so
     */
    static Disk mount(Path folder, String size) throws IOException {
        Files.createDirectories(folder);
        try {
            Shell.run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "To see a full disk this test mounts a small one: run it as root, in a container with CAP_SYS_ADMIN.",
                    e);
        }
        return new Disk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Fills it up to the last block. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler())) {
            byte[] block = new byte[BLOCK];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (Files.getFileStore(folder).getUsableSpace() > 0) {
                throw e;
            }
        }
    }

    /** Gives the room back. */
    void empty() throws IOException {
        Files.delete(filler());
    }

    @Override
    public void close() {
        Shell.run("umount", folder.toString());
    }

    private Path filler() {
        return folder.resolve("filler");
    }
}
