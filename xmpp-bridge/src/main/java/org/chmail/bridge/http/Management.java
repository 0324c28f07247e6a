package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.chmail.bridge.http.HttpSettings.Listener;

/** The management listener: health and metrics, docs/protocol.md §3. */
final class Management implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Health health;
    private final Meters meters;
    private final WebServer server;

    Management(Listener listener, Map<String, Supplier<PartHealth>> parts, Meters meters) {
        this.health = new Health(parts, PATIENCE);
        this.meters = meters;
        this.server = new WebServer("management", listener, meters, this::routes);
    }

    WebServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }

    private void routes(JavalinConfig config) {
        Problems.install(config);
        config.routes.before(
                ctx -> ctx.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff"));
        get(config, "/health/live", ctx -> Json.answer(ctx, 200, Map.of("ok", true)));
        get(config, "/health/ready", this::ready);
        get(
                config,
                "/metrics",
                ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(meters.scrape()));
    }

    private void ready(Context ctx) {
        Map<String, PartHealth> parts = health.look();
        boolean ok = parts.values().stream().allMatch(part -> part.ok() || !part.needed());
        Json.answer(ctx, ok ? 200 : 503, parts);
    }

    private static void get(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }
}
