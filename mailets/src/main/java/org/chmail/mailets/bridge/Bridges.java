package org.chmail.mailets.bridge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * All the bridges that this James' mailets use: one HTTP client for all, one breaker for each. James makes one of it and gives it
 * to every mailet and to the health check.
 */
@Singleton
public final class Bridges {
    /** For how long a bridge that did not answer is left alone. */
    public static final Duration WINDOW = Duration.ofSeconds(2);

    // HTTP/1.1: the default would try to upgrade to h2c.
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<URI, Breaker> breakers = new ConcurrentHashMap<>();
    private final List<BridgeClient> clients = new CopyOnWriteArrayList<>();
    private final LongSupplier nanoTime;

    /** Called by James. */
    @Inject
    public Bridges() {
        this(System::nanoTime);
    }

    /** For tests: {@code nanoTime} is a clock like {@link System#nanoTime()}. */
    public Bridges(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A client for the bridge at {@code base}. It calls nothing that could fail now: the bridge may be started later.
     *
     * @param base the API's URL, as in {@code http://127.0.0.1:8461/api/v1}
     * @param budget the longest that one call may take, all in all
     */
    public BridgeClient client(URI base, String token, Duration budget) {
        Breaker breaker = breakers.computeIfAbsent(
                base,
                uri -> new Breaker(
                        "The CHmail bridge " + uri, "Mail flows on unstamped and unverified", WINDOW, nanoTime));
        BridgeClient client = new BridgeClient(base, new BridgeHttp(http, base, token, budget), breaker);
        clients.add(client);
        client.warmUp();
        return client;
    }

    /** Ends the use of a client; for {@code destroy()}. */
    public void release(BridgeClient client) {
        clients.remove(client);
    }

    /** The clients in use. */
    public List<BridgeClient> clients() {
        return List.copyOf(clients);
    }
}
