package org.chmail.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.chmail.it.client.Accounts;
import org.chmail.it.client.XmppServer;
import org.chmail.it.server.Artifacts;
import org.chmail.it.server.BridgeServer;
import org.chmail.it.server.BridgeSettings;
import org.chmail.it.server.JamesServer;
import org.chmail.it.server.JamesSettings;
import org.chmail.it.server.OpenfireServer;
import org.chmail.it.server.OpenfireSettings;
import org.chmail.it.server.PortBook;

/** Starts the servers side by side, as far as one does not need another. */
final class StackStarter {

    private static final String EVERY_SCOPE = "mails,deliveries,attempts";

    private final StackSettings settings;
    private final Artifacts artifacts;
    private final PortBook ports;
    private final XmppServer xmpp;
    private final BridgeSettings bridge;
    private final List<AutoCloseable> started = new ArrayList<>();

    StackStarter(StackSettings settings) {
        this.settings = settings;
        this.artifacts = settings.artifacts();
        this.ports = new PortBook(settings.folder().resolve("ports.properties"));
        this.xmpp = settings.foreign()
                .orElseGet(() -> new XmppServer("127.0.0.1", ports.port("openfire.clients"), settings.domain()));
        this.bridge = new BridgeSettings(
                settings.domain(),
                xmpp.host(),
                xmpp.port(),
                settings.password(),
                ports.port("james.bridgeSmtp"),
                settings.password(),
                ports.port("bridge.public"),
                ports.port("bridge.api"),
                ports.port("bridge.management"),
                settings.bridge());
    }

    Stack start() {
        Path bridgeFolder = folder("bridge");
        JamesSettings james = james(bridgeFolder.resolve("api-token"));
        List<Path> plugins = new ArrayList<>(settings.plugins());
        plugins.add(artifacts.plugin());
        OpenfireSettings openfire = new OpenfireSettings(
                settings.domain(),
                xmpp.port(),
                settings.foreign().isPresent() ? 0 : ports.port("openfire.admin"),
                plugins);

        CompletableFuture<Optional<OpenfireServer>> xmppServer = Parallel.begin(() -> startOpenfire(openfire));
        CompletableFuture<String> token = Parallel.begin(() -> token(bridgeFolder));
        CompletableFuture<JamesServer> mailServer =
                token.thenApplyAsync(ignored -> startJames(james), Parallel.THREADS);
        CompletableFuture<BridgeServer> bridgeServer = xmppServer.thenCombineAsync(
                token, (a, b) -> keep(BridgeServer.start(artifacts, bridgeFolder, bridge)), Parallel.THREADS);
        try {
            // Each is waited for, also after one has failed: what started must be stopped.
            Parallel.runAll(List.of(mailServer::join, bridgeServer::join));
            Stack stack = new Stack(
                    settings,
                    xmpp,
                    Parallel.join(token),
                    Parallel.join(mailServer),
                    Parallel.join(xmppServer),
                    Parallel.join(bridgeServer));
            WarmUp.stampOneMail(stack);
            return stack;
        } catch (RuntimeException e) {
            stopAll(e);
            throw e;
        }
    }

    private Optional<OpenfireServer> startOpenfire(OpenfireSettings openfire) {
        Optional<OpenfireServer> server = settings.foreign().isPresent()
                ? Optional.empty()
                : Optional.of(keep(OpenfireServer.start(artifacts, folder("openfire"), openfire)));
        new Accounts(xmpp).ensure("chmail", settings.password());
        return server;
    }

    private JamesServer startJames(JamesSettings james) {
        JamesServer server = keep(JamesServer.start(artifacts, folder("james"), james));
        server.addUser(bridge.jid(), settings.password());
        return server;
    }

    private JamesSettings james(Path tokenFile) {
        Map<String, String> placeholders = new HashMap<>(settings.placeholders());
        placeholders.put("BRIDGE_API", bridge.apiUrl());
        placeholders.put("TOKEN_FILE", tokenFile.toString());
        placeholders.put("DOMAIN", settings.domain());
        return new JamesSettings(
                settings.domain(),
                ports.port("james.smtp"),
                ports.port("james.bridgeSmtp"),
                ports.port("james.imap"),
                ports.port("james.pop3"),
                ports.port("james.webadmin"),
                settings.jmap() ? OptionalInt.of(ports.port("james.jmap")) : OptionalInt.empty(),
                settings.dns(),
                Optional.of(artifacts.mailets()),
                settings.mailetContainer(),
                placeholders);
    }

    /** The token that an earlier start made, or a new one; readable by its owner only. */
    private String token(Path bridgeFolder) {
        Path file = bridgeFolder.resolve("api-token");
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String token = BridgeServer.prepare(artifacts, bridgeFolder, bridge, EVERY_SCOPE);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, token + "\n");
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException("the token cannot be kept in " + file, e);
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(settings.folder().resolve(name)).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for %s can be made in %s".formatted(name, settings.folder()), e);
        }
    }

    private synchronized <T extends AutoCloseable> T keep(T server) {
        started.add(server);
        return server;
    }

    private synchronized void stopAll(RuntimeException failure) {
        Parallel.runAll(started.stream()
                .<Runnable>map(server -> () -> {
                    try {
                        server.close();
                    } catch (Exception e) {
                        failure.addSuppressed(e);
                    }
                })
                .toList());
    }
}
