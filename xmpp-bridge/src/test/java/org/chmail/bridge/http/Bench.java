package org.chmail.bridge.http;

import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import org.chmail.bridge.http.HttpSettings.Bind;
import org.chmail.bridge.http.HttpSettings.Listener;
import org.chmail.bridge.words.Words;

/** A listener with the pages' own parts, and whatever handlers a test gives it. */
final class Bench implements AutoCloseable {

    final Assets assets = new Assets("");
    final Cookies cookies;
    final Csrf csrf;
    final Pages pages;
    final PageGuard guard;
    private final Meters meters = new Meters(() -> 0);
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    Bench(String publicUrl, PageLimitPolicy limits, List<Network> proxies, Consumer<Bench.Routes> routes) {
        URI url = URI.create(publicUrl);
        cookies = new Cookies(url.getScheme().equals("https"), new SecureRandom());
        csrf = new Csrf(new SecretKeySpec(new byte[32], "HmacSHA256"), url, cookies);
        pages = new Pages("", "chmail@example.org", new Words(), assets, cookies, csrf);
        guard = new PageGuard(csrf, new PageLimits(limits), new ClientAddress(proxies));
        server = new WebServer("public", new Listener(new Bind("127.0.0.1", 0), Optional.empty()), meters, config -> {
            config.routes.before(new SecurityHeaders(cookies.name().startsWith("__Host-"))::add);
            new PageErrors(pages).install(config);
            routes.accept(new Routes(this, config));
        });
        server.start();
    }

    /** What a test adds to. */
    record Routes(Bench bench, JavalinConfig config) {}

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    HttpRequest.Builder form(String path, String fields) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
        server.close();
        meters.close();
    }
}
