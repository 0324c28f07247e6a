package org.chmail.it.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.chmail.it.Stack;
import org.chmail.it.StackSettings;
import org.chmail.it.client.XmppServer;
import org.chmail.it.server.Artifacts;
import org.chmail.it.server.Keys;

/** The servers of one run of the scenarios, and what is outside of them. */
public final class World implements AutoCloseable {

    /** Short, so that a ladder is climbed in seconds. */
    static final List<String> BRIDGE = List.of(
            "attempt.ringTime=5s",
            "attempt.backoff=1.0",
            "attempt.reringAfter=1s",
            "limit.attemptsPerCaller=10000",
            "limit.attemptsPerPair=10000",
            "limit.ringsPerCallee=10000",
            "presence.offAfter=1s",
            "presence.onAfter=500ms",
            "presence.restartGrace=0s",
            "chat.empty=10s");

    private final NameServer names = new NameServer();
    private final Outside outside = new Outside();
    private final DkimKey foreignKey = new DkimKey("foreign.example", names);
    private final DkimKey ownKey;
    private final Stack stack;
    private final Thread lastResort;

    World() throws IOException {
        Artifacts artifacts = Artifacts.ofSystemProperty();
        Optional<XmppServer> foreign = foreignOpenfire();
        String domain = foreign.map(XmppServer::domain).orElse("example.org");
        ownKey = new DkimKey(domain, names);
        stack = Stack.start(new StackSettings(
                artifacts,
                emptyFolder(),
                domain,
                foreign,
                StackSettings.PASSWORD,
                BRIDGE,
                List.of(artifacts.faultPlugin()),
                true,
                OptionalInt.of(names.port()),
                artifacts.mailetContainerWithDkim(),
                Map.of(
                        "DKIM_DOMAIN",
                        domain,
                        "DKIM_SELECTOR",
                        DkimKey.SELECTOR,
                        "DKIM_KEY",
                        Keys.pem(ownKey.keys().getPrivate()),
                        "GATEWAY",
                        "127.0.0.1:" + outside.port())));
        lastResort = new Thread(stack::abandon, "last-resort");
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** The servers. */
    public Stack stack() {
        return stack;
    }

    /** Everybody else's mail server. */
    public Outside outside() {
        return outside;
    }

    /** The key of another host that takes part in CHmail. */
    DkimKey foreignKey() {
        return foreignKey;
    }

    /** The key by which James signs. */
    DkimKey ownKey() {
        return ownKey;
    }

    @Override
    public void close() {
        try (names;
                outside) {
            stack.close();
            Runtime.getRuntime().removeShutdownHook(lastResort);
        }
    }

    private static Optional<XmppServer> foreignOpenfire() {
        String server = System.getProperty("openfire.c2s");
        if (server == null) {
            return Optional.empty();
        }
        String domain = System.getProperty("openfire.domain");
        if (domain == null || !server.matches(".+:\\d+")) {
            throw new IllegalArgumentException(
                    "-Dopenfire.c2s must be HOST:PORT, and -Dopenfire.domain its domain; got %s and %s"
                            .formatted(server, domain));
        }
        int colon = server.lastIndexOf(':');
        return Optional.of(
                new XmppServer(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)), domain));
    }

    /** The homes of the last run are kept until the next one, for their logs. */
    private static Path emptyFolder() throws IOException {
        Path folder = Path.of("target", "it").toAbsolutePath();
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
