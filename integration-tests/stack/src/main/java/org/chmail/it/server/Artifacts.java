package org.chmail.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the build puts what the servers run.
 *
 * @param root the folder of the whole project
 */
public record Artifacts(Path root) {

    /** The system property that names the project's folder. */
    public static final String ROOT_PROPERTY = "chmail.root";

    /** The folder that {@value #ROOT_PROPERTY} names. */
    public static Artifacts ofSystemProperty() {
        String root = System.getProperty(ROOT_PROPERTY);
        if (root == null) {
            throw new IllegalStateException("the system property " + ROOT_PROPERTY
                    + " is not set: it must name the project's folder, as quickstart and the build do");
        }
        return new Artifacts(Path.of(root).toAbsolutePath().normalize());
    }

    /** Our mailets, relocated for James 3.8. */
    public Path mailets() {
        return built("mailets/target/chmail-mailets-james38.jar");
    }

    /** Our plugin for Openfire. */
    public Path plugin() {
        return built("shop-plugin/target/chmail.jar");
    }

    /** The plugin that makes the watch fail on command, for tests only. */
    public Path faultPlugin() {
        return built("integration-tests/fault-plugin/target/chmailfault.jar");
    }

    /** The bridge's program, which takes a command such as {@code serve}. */
    public Path bridgeProgram() {
        return built("xmpp-bridge/target/chmail-bridge/bin/chmail-bridge");
    }

    /** The mailet container that an admin of James copies, for mail between local users. */
    public Path mailetContainer() {
        return built("conf/james/mailetcontainer.xml");
    }

    /** The mailet container for a James that sends to other hosts too and signs with DKIM. */
    public Path mailetContainerWithDkim() {
        return built("conf/james/mailetcontainer-dkim.xml");
    }

    /** The health check that an admin of James copies. */
    public Path jamesHealthCheck() {
        return built("conf/james/healthcheck.properties");
    }

    /** The site that an admin of nginx copies. */
    public Path nginxSite() {
        return built("conf/nginx/chmail.conf");
    }

    /** Class path of the James 3.8 memory server. */
    public String jamesClassPath() {
        return read(built("integration-tests/james38/target/classpath"));
    }

    /** Class path of Openfire with our main class for it. */
    public String openfireClassPath() {
        return built("integration-tests/openfire/target/chmail-it-openfire.jar")
                + java.io.File.pathSeparator
                + read(built("integration-tests/openfire/target/classpath"));
    }

    private Path built(String path) {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalStateException(
                    file + " is missing: build the project first, with mvn -q -B -DskipTests package in " + root);
        }
        return file;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
