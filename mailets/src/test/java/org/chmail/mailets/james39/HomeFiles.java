package org.chmail.mailets.james39;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.james.filesystem.api.FileSystem;

/** James' file system in a folder: {@code file://} is below it. */
record HomeFiles(Path home) implements FileSystem {
    @Override
    public InputStream getResource(String url) throws IOException {
        return new FileInputStream(getFile(url));
    }

    @Override
    public File getFile(String url) {
        return home.resolve(url.replaceFirst("^file://", "")).toFile();
    }

    @Override
    public File getBasedir() {
        return home.toFile();
    }
}
