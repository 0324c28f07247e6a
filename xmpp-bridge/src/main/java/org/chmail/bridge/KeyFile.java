package org.chmail.bridge;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The file with the keys that links are made with: one key a line, in base64, the newest first; {@code #} begins a
 * comment. To rotate, put a new line on top and keep the old ones for as long as their mails live.
 */
final class KeyFile {

    private static final int KEY_BYTES = 32;

    private KeyFile() {}

    /** Reads the keys, making the file with a random one if it is not there. */
    static List<byte[]> load(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        List<byte[]> keys = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                keys.add(key(file, number, text));
            }
        }
        if (keys.isEmpty()) {
            throw new IOException("`key.file` " + file + " holds no key. Delete it and a new one is made,"
                    + " but then the links in mails already sent are dead.");
        }
        return keys;
    }

    private static byte[] key(Path file, int line, String text) throws IOException {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length >= KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IOException("`key.file` " + file + ", line " + line + ": not a key (at least " + KEY_BYTES
                + " bytes in base64). Make one with: openssl rand -base64 32");
    }

    /** On disk, whole, before anyone sees it. */
    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path whole = Files.createTempFile(
                folder,
                "key",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(whole, Base64.getEncoder().encodeToString(key) + System.lineSeparator());
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            // another node was first: its key counts
        } finally {
            Files.delete(whole);
        }
    }
}
