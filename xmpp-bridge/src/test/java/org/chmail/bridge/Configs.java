package org.chmail.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chmail.bridge.config.ConfigSource;
import org.chmail.bridge.config.Settings;

/** Configurations for tests: the least one that is accepted, in a folder of its own, and what overrides it. */
public final class Configs {

    private static final String LEAST = """
            xmpp.domain = example.org
            xmpp.password = "pass phrase"
            """;

    private Configs() {}

    public static Path least(Path folder) {
        return write(folder, LEAST);
    }

    public static Path write(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("chmail.conf"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The least configuration, and these lines. */
    static BridgeConfig with(Path folder, String... lines) {
        return BridgeConfig.read(write(folder, LEAST + String.join("\n", lines)), List.of());
    }

    static Settings settings(Path folder) {
        Settings settings = ConfigSource.read(least(folder), List.of());
        BridgeConfigBinding.bind(settings);
        return settings;
    }
}
