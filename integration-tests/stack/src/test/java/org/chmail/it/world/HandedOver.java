package org.chmail.it.world;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Listens behind a reverse proxy, in the bridge's place, and keeps what the proxy hands over. */
public final class HandedOver implements AutoCloseable {

    private static final int NO_BODY = -1;

    private final Queue<Headers> requests = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    /** Listens from now on. */
    public HandedOver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can listen on loopback", e);
        }
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestHeaders());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, NO_BODY);
            exchange.close();
        });
        server.start();
    }

    /** Where, on loopback. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The header of the next request that was not taken yet. */
    public Headers next() {
        return requests.remove();
    }

    /** Whether all requests were taken. */
    public boolean isEmpty() {
        return requests.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
