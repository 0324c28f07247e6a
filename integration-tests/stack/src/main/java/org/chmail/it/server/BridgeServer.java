package org.chmail.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real bridge in its own folder: database, key file and configuration. It can end and be started again, and keeps
 * its ports then.
 *
 * <p>Ready when {@code /health/ready} answers 200.
 */
public final class BridgeServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final Path program;
    private final Path folder;

    // Guarded by this: what runs now.
    private BridgeSettings settings;
    private ServerProcess process;

    private BridgeServer(Path program, Path folder, BridgeSettings settings) {
        this.program = program;
        this.folder = folder;
        this.settings = settings;
        this.process = launch();
    }

    /**
     * Makes the configuration and a token for the mailets, without starting the bridge.
     *
     * @return the token, which has each of those scopes
     */
    public static String prepare(Artifacts artifacts, Path folder, BridgeSettings settings, String scopes) {
        Path config = writeConfig(folder, settings);
        run(artifacts.bridgeProgram(), folder, "migrate", "--config", config.toString());
        return run(artifacts.bridgeProgram(), folder, "token", "new", "--config", config.toString(), "--scope", scopes)
                .strip();
    }

    /**
     * Starts a bridge whose folder {@link #prepare} made.
     *
     * @throws ServerFailure if it is not ready within 90 s
     */
    public static BridgeServer start(Artifacts artifacts, Path folder, BridgeSettings settings) {
        writeConfig(folder, settings);
        BridgeServer bridge = new BridgeServer(artifacts.bridgeProgram(), folder, settings);
        bridge.awaitReady();
        return bridge;
    }

    /** Starts it again after it ended, with the same settings and ports, and waits until it is ready. */
    public void startAgain() {
        startAgain(settings());
    }

    /** Starts it again after it ended, with other settings. */
    public synchronized void startAgain(BridgeSettings other) {
        if (process.isAlive()) {
            throw new IllegalStateException("the bridge still runs");
        }
        settings = other;
        writeConfig(folder, other);
        process = launch();
        awaitReady();
    }

    /**
     * Runs one of its commands with its configuration, whether it serves or not.
     *
     * @return what the command printed
     * @throws ServerFailure if it does not exit with 0
     */
    public String command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", configOf(folder).toString()));
        for (String override : settings().overrides()) {
            all.addAll(List.of("--set", override));
        }
        return run(program, folder, all.toArray(String[]::new));
    }

    /**
     * Runs a command of the bridge's program with this bridge's configuration, also while it serves.
     *
     * @param more settings that count before the configuration, each {@code KEY=VALUE}
     * @return what it printed
     * @throws ServerFailure if it failed
     */
    public String command(List<String> more, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--config", configOf(folder).toString()));
        for (String setting : more) {
            arguments.addAll(List.of("--set", setting));
        }
        return run(program, folder, arguments.toArray(String[]::new));
    }

    /** What it runs with. */
    public synchronized BridgeSettings settings() {
        return settings;
    }

    /** The process that runs now, or ran last. */
    public synchronized ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process().close();
    }

    private synchronized void awaitReady() {
        URI ready = URI.create(settings.managementUrl() + "/health/ready");
        process.awaitReady(() -> Http.answersOk(ready), START);
    }

    private ServerProcess launch() {
        List<String> command = new ArrayList<>(List.of(
                program.toString(), "serve", "--config", configOf(folder).toString()));
        for (String override : settings.overrides()) {
            command.addAll(List.of("--set", override));
        }
        return ServerProcess.start("the bridge", folder, folder.resolve("bridge.log"), environment(), command);
    }

    private static Path configOf(Path folder) {
        return folder.resolve("bridge.conf");
    }

    private static Path writeConfig(Path folder, BridgeSettings settings) {
        Path config = configOf(folder);
        Templates.fillResource(
                "bridge.conf",
                config,
                Map.of(
                        "DOMAIN", settings.domain(),
                        "XMPP_HOST", settings.xmppHost(),
                        "XMPP_PORT", Integer.toString(settings.xmppPort()),
                        "XMPP_PASSWORD", settings.xmppPassword(),
                        "FOLDER", folder.toString(),
                        "PUBLIC", Integer.toString(settings.publicPort()),
                        "API", Integer.toString(settings.apiPort()),
                        "MANAGEMENT", Integer.toString(settings.managementPort()),
                        "SMTP", Integer.toString(settings.smtp()),
                        "MAIL_PASSWORD", settings.mailPassword()));
        return config;
    }

    private static Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME", Jvm.home().toString(),
                "CHMAIL_JAVA_OPTS", String.join(" ", Jvm.quick()));
    }

    private static String run(Path program, Path folder, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("command.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment());
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ServerFailure("%s failed: %s%s".formatted(command, output, Files.readString(errors)));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(command + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while running " + command, e);
        }
    }
}
