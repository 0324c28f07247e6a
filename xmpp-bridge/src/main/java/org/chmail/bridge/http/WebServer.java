package org.chmail.bridge.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.chmail.bridge.http.HttpSettings.KeyStore;
import org.chmail.bridge.http.HttpSettings.Listener;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener: a Jetty of its own on virtual threads. */
final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    /** A connection on which nothing moves for so long is closed; longer than the streams' silence. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private static final Duration STOP = Duration.ofSeconds(5);

    private final String name;
    private final Listener listener;
    private final Javalin javalin;

    /**
     * @param name as in the settings, {@code http.<name>}
     * @param content adds the routes
     */
    WebServer(String name, Listener listener, Meters meters, Consumer<JavalinConfig> content) {
        this.name = name;
        this.listener = listener;
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.http.prefer405over404 = true;
            config.http.generateEtags = false;
            config.router.ignoreTrailingSlashes = false;
            config.jetty.addConnector(this::connector);
            config.jetty.modifyServer(server -> {
                server.setStopTimeout(STOP.toMillis());
                server.setErrorHandler(new LowLevelErrors());
            });
            config.requestLogger.http((ctx, millis) -> meters.served(name, ctx, millis));
            content.accept(config);
        });
    }

    /** @throws IllegalStateException if the address can't be bound, or the key store not be used */
    void start() {
        try {
            javalin.start();
        } catch (JavalinException e) {
            throw new IllegalStateException(complaint(e), e);
        }
        LOG.info("Listening: {} at {}:{}{}", name, listener.bind().host(), port(), tls().isPresent() ? " (TLS)" : "");
    }

    int port() {
        return javalin.port();
    }

    Javalin javalin() {
        return javalin;
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private Optional<KeyStore> tls() {
        return listener.tls();
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector connector = tls().map(store -> secure(server, http, plain, store))
                .orElseGet(() -> new ServerConnector(server, plain));
        connector.setHost(listener.bind().host());
        connector.setPort(listener.bind().port());
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }

    private static ServerConnector secure(
            Server server, HttpConfiguration http, HttpConnectionFactory plain, KeyStore store) {
        // Clients check the certificate against the name that they called; they may call us by an IP address.
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false);
        http.addCustomizer(customizer);
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setKeyStorePath(store.path().toUri().toString());
        ssl.setKeyStoreType("PKCS12");
        ssl.setKeyStorePassword(store.password());
        return new ServerConnector(server, ssl, plain);
    }

    private String complaint(JavalinException e) {
        Throwable deepest = e;
        boolean bind = false;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
            bind |= deepest instanceof BindException || deepest instanceof UnresolvedAddressException;
        }
        String what = "The listener `http." + name + ".bind` cannot be opened at " + listener.bind() + ": "
                + deepest.getMessage();
        return bind || tls().isEmpty()
                ? what + ". Is another process there, or is the address not this computer's?"
                : what + ". Does `http." + name + ".tls.keyStorePassword` open " + tls().get() + "?";
    }
}
