package org.chmail.bridge.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The bridge's three listeners.
 *
 * <pre>{@code
 * try (HttpEdge edge = new HttpEdge(settings, services, "chmail@example.org", parts, outbox::waiting)) {
 *     edge.start();
 *     …
 * }
 * }</pre>
 *
 * Started once, from one thread; closing ends what is being served, within five seconds a listener.
 */
public final class HttpEdge implements AutoCloseable {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final Meters meters;
    private final PublicPages pages;
    private final Api api;
    private final Management management;

    /**
     * @param bridgeJid the bridge's bare JID
     * @param parts what {@code /health/ready} tells, by name: {@code database}, {@code xmpp}, {@code watch},
     *     {@code mail}, {@code registration}; each is called for each request, on a thread of its own, and has three seconds
     * @param outboxWaiting how many messages wait to be sent; called at each scrape
     */
    public HttpEdge(
            HttpSettings settings,
            EdgeServices services,
            String bridgeJid,
            Map<String, Supplier<PartHealth>> parts,
            LongSupplier outboxWaiting) {
        this(settings, services, bridgeJid, parts, outboxWaiting, KEEP_ALIVE);
    }

    HttpEdge(
            HttpSettings settings,
            EdgeServices services,
            String bridgeJid,
            Map<String, Supplier<PartHealth>> parts,
            LongSupplier outboxWaiting,
            Duration keepAlive) {
        this.meters = new Meters(outboxWaiting);
        this.pages = new PublicPages(settings, bridgeJid, services, meters);
        this.api = new Api(settings.api(), services, meters, keepAlive);
        this.management = new Management(settings.management(), parts, meters);
    }

    /**
     * Opens all three, the public one last.
     *
     * @throws IllegalStateException if one can't be opened, naming it; then none is
     */
    public void start() {
        try {
            management.server().start();
            api.server().start();
            pages.server().start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The port of the public listener, once it is open. */
    public int publicPort() {
        return pages.server().port();
    }

    /** The port of the API, once it is open. */
    public int apiPort() {
        return api.server().port();
    }

    /** The port of the management listener, once it is open. */
    public int managementPort() {
        return management.server().port();
    }

    @Override
    public void close() {
        for (Runnable end : List.<Runnable>of(pages::close, api::close, management::close, meters::close)) {
            end.run();
        }
    }

    Api api() {
        return api;
    }
}
