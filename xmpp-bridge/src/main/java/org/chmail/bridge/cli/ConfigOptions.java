package org.chmail.bridge.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chmail.bridge.BridgeConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which configuration; every command has them. */
final class ConfigOptions {

    /** System property: the folder of the distribution, set by {@code bin/chmail-bridge}. */
    static final String HOME = "chmail.home";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration file. Default: conf/chmail.conf beside bin/.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting that counts before the file, such as attempt.ringTime=30s. Repeatable.")
    private List<String> overrides = new ArrayList<>();

    Path file() {
        return file != null ? file : Path.of(System.getProperty(HOME, "."), "conf", "chmail.conf");
    }

    List<String> overrides() {
        return List.copyOf(overrides);
    }

    BridgeConfig read() {
        return BridgeConfig.read(file(), overrides());
    }
}
