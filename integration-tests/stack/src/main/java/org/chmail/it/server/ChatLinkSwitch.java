package org.chmail.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sample's mailet container with the chat's link in mail, which stands in it switched off. */
public final class ChatLinkSwitch {

    private static final String MARKERS = "(?m)^ *(<!-- chat link|chat link -->)\n";

    private ChatLinkSwitch() {}

    /**
     * Writes the sample with the link switched on, as its comment tells an admin to do.
     *
     * @return the file {@code mailetcontainer-with-link.xml} in the folder, placeholders and all
     */
    public static Path on(Path sample, Path folder) {
        Path target = folder.resolve("mailetcontainer-with-link.xml");
        try {
            String text = Files.readString(sample);
            String switched = text.replaceAll(MARKERS, "");
            if (switched.equals(text)) {
                throw new IllegalStateException(sample + " has no two lines that say \"chat link\"");
            }
            Files.createDirectories(folder);
            return Files.writeString(target, switched);
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written from " + sample, e);
        }
    }
}
