package org.chmail.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real Openfire 4.2 with our plugin; its data are a file database in its home and survive a restart.
 *
 * <p>Ready when it answers a client's stream: it loads the plugins before it listens. In-band registration is open,
 * as the loopback interface allows.
 */
public final class OpenfireServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final String ADMIN_PASSWORD = "chmail-admin";

    private final String classPath;
    private final Path folder;
    private final OpenfireSettings settings;

    // Guarded by this: what runs now.
    private ServerProcess process;

    private OpenfireServer(String classPath, Path folder, OpenfireSettings settings) {
        this.classPath = classPath;
        this.folder = folder;
        this.settings = settings;
        this.process = launch();
    }

    /**
     * Starts an Openfire.
     *
     * @param folder its home, made if absent
     * @throws ServerFailure if it does not answer within 90 s
     */
    public static OpenfireServer start(Artifacts artifacts, Path folder, OpenfireSettings settings) {
        writeHome(folder, settings);
        OpenfireServer openfire = new OpenfireServer(artifacts.openfireClassPath(), folder, settings);
        openfire.awaitReady();
        return openfire;
    }

    /** Starts it again after it ended, with its data and ports, and waits until it answers. */
    public synchronized void startAgain() {
        if (process.isAlive()) {
            throw new IllegalStateException("Openfire still runs");
        }
        process = launch();
        awaitReady();
    }

    /** Puts a plugin's jar in the place of the one that is there, as an admin does: Openfire notices within 30 s. */
    public void deploy(Path plugin) {
        copyPlugin(folder, plugin);
    }

    /** What it was started with. */
    public OpenfireSettings settings() {
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
        process.awaitReady(new XmppProbe(settings.clients(), settings.domain()), START);
    }

    private ServerProcess launch() {
        List<String> options = List.of(
                "-DopenfireHome=" + folder,
                "-Dlog4j.configuration=" + folder.resolve("log4j.properties").toUri(),
                "-Dchmail.it.openfire.database=jdbc:hsqldb:file:" + folder.resolve("database/openfire")
                        + ";hsqldb.write_delay=false");
        return ServerProcess.start(
                "Openfire",
                folder,
                folder.resolve("openfire.log"),
                Map.of(),
                Jvm.command(options, classPath, "org.chmail.it.openfire.OpenfireMain"));
    }

    private static void writeHome(Path folder, OpenfireSettings settings) {
        Map<String, String> values = Map.of(
                "DOMAIN", settings.domain(),
                "CLIENTS", Integer.toString(settings.clients()),
                "ADMIN", Integer.toString(settings.admin()),
                "ADMIN_PASSWORD", ADMIN_PASSWORD);
        String schema = "database/openfire_hsqldb.sql";
        Templates.fillResource("openfire/" + schema, folder.resolve("resources").resolve(schema), values);
        Templates.fillResource("openfire/log4j.properties", folder.resolve("log4j.properties"), values);
        Templates.fillResource("openfire/conf/openfire.xml", folder.resolve("conf/openfire.xml"), values);
        if (!Files.exists(folder.resolve("conf/security.xml"))) {
            Templates.fillResource("openfire/conf/security.xml", folder.resolve("conf/security.xml"), values);
        }
        Path console = folder.resolve("plugins/admin");
        Templates.fillResource("openfire/admin/plugin.xml", console.resolve("plugin.xml"), values);
        Templates.fillResource("openfire/admin/web.xml", console.resolve("webapp/WEB-INF/web.xml"), values);
        Templates.fillResource("openfire/admin/index.html", console.resolve("webapp/index.html"), values);
        try {
            Path security = Files.createDirectories(folder.resolve("resources/security"));
            Path keys = security.resolve("keystore");
            String alias = settings.domain() + "_rsa";
            Keys.keyStore(keys, "JKS", alias, List.of(settings.domain(), "chats." + settings.domain(), "localhost"));
            Keys.trustStore(security.resolve("truststore"), keys, alias);
            Keys.trustStore(security.resolve("client.truststore"), keys, alias);
        } catch (IOException e) {
            throw new UncheckedIOException("the home of Openfire cannot be written: " + folder, e);
        }
        settings.plugins().forEach(plugin -> copyPlugin(folder, plugin));
    }

    private static void copyPlugin(Path folder, Path plugin) {
        Path target = folder.resolve("plugins").resolve(plugin.getFileName());
        Path part = folder.resolve(plugin.getFileName() + ".part");
        try {
            // By rename: Openfire must not read half a jar.
            Files.copy(plugin, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin %s cannot be copied to %s".formatted(plugin, target), e);
        }
    }
}
