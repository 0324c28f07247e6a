package org.chmail.mailets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Plays the bridge of docs/protocol.md §2 on a loopback port: allots ports to whoever writes under their own name, and remembers
 * them. A test can have it refuse, answer nonsense, stall, or answer without end.
 */
public final class PlayedBridge implements AutoCloseable {
    /** One call as it came in. */
    public record Call(String path, String authorization, JsonNode body) {}

    private interface Answer {
        void to(HttpExchange exchange, JsonNode body) throws IOException;
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Answer answer = this::asProtocol;

    private final String host;

    private PlayedBridge(String host) throws IOException {
        this.host = host;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/v1/openapi.json", exchange -> send(exchange, 200, "{}"));
        server.createContext("/api/v1/", this::handle);
        server.start();
    }

    public static PlayedBridge start() {
        return start("example.org");
    }

    /** A bridge that allots the ports of {@code host}. */
    public static PlayedBridge start(String host) {
        try {
            return new PlayedBridge(host);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1";
    }

    /** The calls with a body, in order. */
    public List<Call> calls() {
        return calls;
    }

    public void answersAsProtocol() {
        answer = this::asProtocol;
    }

    public void answers(int status, String body) {
        answer = (exchange, call) -> send(exchange, status, body);
    }

    public void refuses(int status, String code) {
        answers(
                status,
                "{\"type\":\"urn:chmail:problem:" + code + "\",\"title\":\"t\",\"status\":" + status
                        + ",\"detail\":\"because\"}");
    }

    /** Takes calls and says nothing. */
    public void stalls() {
        answer = (exchange, call) -> awaitEnd();
    }

    /** Begins an answer, and never ends it. */
    public void answersWithoutEnd() {
        answer = (exchange, call) -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("{\"loginId\":".getBytes(StandardCharsets.UTF_8));
            out.flush();
            awaitEnd();
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        String path = exchange.getRequestURI().getPath().replaceFirst("^/api/v1", "");
        calls.add(new Call(path, exchange.getRequestHeaders().getFirst("Authorization"), body));
        answer.to(exchange, body);
    }

    private void asProtocol(HttpExchange exchange, JsonNode body) throws IOException {
        String author = body.get("author").asText();
        String mail = author + " " + body.get("messageId").asText();
        if (body.has("recipients")) {
            boolean isTrue = body.get("host").asText().equals(host)
                    && body.get("loginId").asText().equals(author)
                    && Integer.valueOf(body.get("port").asInt()).equals(ports.get(mail));
            send(exchange, 200, "{\"verdict\":\"" + (isTrue ? "true" : "forged") + "\"}");
        } else if (!body.get("authenticatedUser").asText().equals(author)) {
            send(exchange, 403, "{\"type\":\"urn:chmail:problem:not-bound\",\"status\":403}");
        } else {
            int port = ports.computeIfAbsent(mail, first -> 40000 + ports.size());
            send(
                    exchange,
                    200,
                    "{\"loginId\":\"" + author + "\",\"host\":\"" + host + "\",\"port\":" + port
                            + ",\"chatUrl\":\"https://chat." + host + "/c/token" + port + "\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
