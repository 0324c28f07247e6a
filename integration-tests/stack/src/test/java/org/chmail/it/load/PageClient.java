package org.chmail.it.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one browser sends: it keeps the cookie, and the code that each POST carries, of the page it saw last. */
final class PageClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CSRF = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\">");
    private static final Pattern COOKIE = Pattern.compile("^((?:__Host-)?chmail=[0-9a-f]+)");

    /** As long as the page's script waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** One for all, each with connections of its own while it uses them. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final String page;

    // Written by the thread that opens the page, before any other sends.
    private volatile String cookie = "";
    private volatile String csrf = "";

    /** @param page the URL of the chat's page */
    PageClient(String page) {
        this.page = page;
    }

    /** Loads the page. */
    String load() {
        HttpResponse<String> answer = send(request("").timeout(PATIENCE), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("%d for the page %s".formatted(answer.statusCode(), page));
        }
        Matcher code = CSRF.matcher(answer.body());
        if (code.find()) {
            csrf = code.group(1);
        }
        return answer.body();
    }

    /** Sends one of the page's forms, which leads back to the page, and loads that. */
    String submit(String form, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "csrf=" + csrf + "&", ""));
        HttpResponse<String> answer = send(
                request("/" + form)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                BodyHandlers.ofString());
        if (answer.statusCode() != 303) {
            throw new AssertionError("%d for %s of %s".formatted(answer.statusCode(), form, page));
        }
        return load();
    }

    /** Sends what the script sends; returns the status. */
    int post(String call, Map<String, ?> fields) {
        try {
            return send(
                            request("/" + call)
                                    .timeout(PATIENCE)
                                    .headers("Content-Type", "application/json", "Accept", "application/json")
                                    .header("CHmail-CSRF", csrf)
                                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(fields))),
                            BodyHandlers.ofString())
                    .statusCode();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON can be made of " + fields, e);
        }
    }

    /**
     * Opens the page's stream.
     *
     * @param last the id of the last event that was heard; 0 for none
     * @param inHeader whether it is told by {@code Last-Event-ID}, as a browser does, or in the address, as the script does
     */
    InputStream live(long last, boolean inHeader) throws IOException {
        HttpRequest.Builder request =
                request(last == 0 || inHeader ? "/live" : "/live?after=" + last).header("Accept", "text/event-stream");
        if (last != 0 && inHeader) {
            request.header("Last-Event-ID", Long.toString(last));
        }
        try {
            HttpResponse<InputStream> answer = send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new IOException("%d for the stream of %s".formatted(answer.statusCode(), page));
            }
            return answer.body();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(page + path))
                .headers("Accept-Language", "en", "User-Agent", "CHmail's crowd");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            HttpResponse<T> answer = CLIENT.send(request.build(), handler);
            for (String set : answer.headers().allValues("Set-Cookie")) {
                Matcher ours = COOKIE.matcher(set);
                if (ours.find()) {
                    cookie = ours.group(1);
                }
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + page, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + page, e);
        }
    }
}
