package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import java.time.Duration;
import org.chmail.bridge.http.HttpSettings.Listener;

/** The API's listener: docs/protocol.md §2. */
final class Api implements AutoCloseable {

    static final String BASE = "/api/v1";

    private final MailCalls mails;
    private final AttemptCalls attempts;
    private final AttemptStreams streams;
    private final Bearer bearer;
    private final Resource openApi = Resource.of("openapi.json", "application/json");
    private final WebServer server;

    /** @param keepAlive of streams */
    Api(Listener listener, EdgeServices services, Meters meters, Duration keepAlive) {
        this.mails = new MailCalls(services.mails(), services.arrivals(), meters);
        this.streams = new AttemptStreams(services.views(), services.commits(), meters, keepAlive);
        this.attempts = new AttemptCalls(services.asking(), services.withdrawing(), services.views(), streams);
        this.bearer = new Bearer(services.tokens());
        this.server = new WebServer("api", listener, meters, this::routes);
    }

    WebServer server() {
        return server;
    }

    @Override
    public void close() {
        streams.close();
        server.close();
    }

    private void routes(JavalinConfig config) {
        Problems.install(config);
        config.routes.before(
                ctx -> ctx.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff"));
        config.routes.post(BASE + "/mails", bearer.holding("mails", mails::stamp));
        config.routes.post(BASE + "/deliveries", bearer.holding("deliveries", mails::deliver));
        config.routes.post(BASE + "/attempts", bearer.holding("attempts", attempts::begin));
        get(config, BASE + "/attempts/{id}", bearer.holding("attempts", attempts::show));
        config.routes.delete(BASE + "/attempts/{id}", bearer.holding("attempts", attempts::withdraw));
        get(config, BASE + "/openapi.json", openApi::serve);
    }

    private static void get(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }
}
