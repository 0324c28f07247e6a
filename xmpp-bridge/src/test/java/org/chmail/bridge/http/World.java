package org.chmail.bridge.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.chmail.bridge.attempt.AlarmSettings;
import org.chmail.bridge.attempt.AttemptServices;
import org.chmail.bridge.attempt.AttemptSettings;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.ApiTokens;
import org.chmail.bridge.directory.Arrivals;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.CommitSignal;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.MailDesk;
import org.chmail.bridge.directory.MailedCodes;
import org.chmail.bridge.directory.PagePresences;
import org.chmail.bridge.directory.RegistrationGuard;
import org.chmail.bridge.http.HttpSettings.Bind;
import org.chmail.bridge.http.HttpSettings.KeyStore;
import org.chmail.bridge.http.HttpSettings.Listener;
import org.chmail.bridge.model.AlarmPolicy;
import org.chmail.bridge.model.ChatPolicy;
import org.chmail.bridge.model.GuestPolicy;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.LimitPolicy;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.model.PresencePolicy;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.Desk;
import org.chmail.bridge.page.Proofs;
import org.chmail.bridge.page.RoomFollowers;
import org.chmail.bridge.page.SigningIn;
import org.chmail.bridge.page.Visitors;
import org.chmail.bridge.page.Visits;
import org.chmail.bridge.post.MailCourier;
import org.chmail.bridge.store.Migrations;
import org.chmail.bridge.store.Store;
import org.chmail.bridge.store.StoreSettings;
import org.chmail.bridge.words.Words;
import tools.jackson.databind.JsonNode;

/** The edge over loopback, with the real services on a real store. */
final class World implements AutoCloseable {

    static final String TOKEN = "all-scopes-0123456789";
    static final String MAILS_TOKEN = "mails-only-0123456789";
    static final LoginId ALICE = new LoginId("alice@example.org");
    static final LoginId BOB = new LoginId("bob@example.org");
    static final LadderPolicy LADDER =
            new LadderPolicy(Duration.ofSeconds(45), 2.0, 3, 3, Duration.ofMinutes(2), Duration.ofHours(24), 2);

    final Store store;
    final CommitSignal<AttemptTransaction> commits;
    final AttemptServices services;
    final RegistrationGuard guard;
    final Map<String, PartHealth> health = new ConcurrentHashMap<>();
    final ChatLinks links;
    final SigningIn signingIn;
    final AtomicReference<Presence> presence = new AtomicReference<>(Presence.ON);
    final AtomicLong outboxWaiting = new AtomicLong();
    final Sitters seats = new Sitters();
    final RoomFollowers followers;
    final Browsers browsers;
    final HttpEdge edge;
    private static final LimitPolicy LIMITS = new LimitPolicy(100_000, 100_000, 100_000);

    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    World(Path folder) {
        this(folder, new Options());
    }

    private SigningIn signingIn(Directory directory, Words words) {
        return new SigningIn(
                commits,
                directory,
                Accounts.UNKNOWN,
                login -> presence.get(),
                links,
                words,
                new MailedCodes(new byte[32], new SecureRandom()),
                true,
                clock(),
                Runnable::run);
    }

    private PageServices pages(Directory directory, Words words, GuestPolicy guests) {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        PagePresences presences = new PagePresences(
                login -> presence.get(),
                new PresencePolicy(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ZERO),
                scheduler);
        Proofs proofs = new Proofs(
                commits,
                directory,
                services.mailbook(),
                words,
                new byte[32],
                true,
                true,
                clock(),
                new SecureRandom(),
                Runnable::run);
        Visitors visitors = new Visitors(commits, directory, services.mailbook(), links, true, guests, clock());
        Visits visits =
                new Visits(commits, directory, services.mailbook(), services.views(), presences, seats, words, clock());
        Desk desk = new Desk(
                commits,
                directory,
                services.mailbook(),
                services.views(),
                visits,
                visitors,
                services.answering(),
                clock());
        return new PageServices(
                visitors, proofs, signingIn, visits, browsers, desk, services.kicking(), presences, followers, LADDER);
    }

    World(Path folder, Options options) {
        StoreSettings settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("chmail.db"), null, null, 4);
        Migrations.migrate(settings);
        store = Store.open(settings);
        commits = new CommitSignal<>(store);
        ApiTokens tokens = store.apiTokens();
        tokens.add("tests", ChatLinks.hash(TOKEN), Set.of("mails", "deliveries", "attempts"), Instant.now());
        tokens.add("james", ChatLinks.hash(MAILS_TOKEN), Set.of("mails"), Instant.now());
        Directory directory = new Directory("example.org", Set.of("example.org"));
        guard = new RegistrationGuard(options.loopbackXmpp);
        links = new ChatLinks(List.of(new byte[32]), URI.create("https://chat.example.org"));
        Words words = new Words();
        Chats chats = new Chats(commits, new ChatPolicy(Duration.ofMinutes(30), Duration.ofMinutes(2)), clock());
        services = new AttemptServices(
                commits,
                directory,
                login -> presence.get(),
                Accounts.UNKNOWN,
                chats,
                words,
                clock(),
                new AttemptSettings(
                        LADDER,
                        LIMITS,
                        Optional.of(new AlarmSettings(new AlarmPolicy(Duration.ofMinutes(10), false), links)),
                        Duration.ofDays(90),
                        "chats.example.org"));
        MailDesk desk =
                new MailDesk(commits, directory, guard, links, Duration.ofDays(90), clock(), new SecureRandom());
        Map<String, Supplier<PartHealth>> parts = new LinkedHashMap<>();
        for (String part : List.of("database", "xmpp", "watch", "mail", "registration")) {
            health.put(part, new PartHealth(true, "fine"));
            parts.put(part, () -> health.get(part));
        }
        followers = new RoomFollowers(services.roomTalk(MailCourier.NONE));
        signingIn = signingIn(directory, words);
        browsers = new Browsers(commits, clock());
        edge = new HttpEdge(
                new HttpSettings(
                        pages(options),
                        new Listener(new Bind("127.0.0.1", 0), options.tls),
                        new Listener(new Bind("127.0.0.1", 0), options.tls)),
                new EdgeServices(
                        desk,
                        new Arrivals(commits, directory, links, words, clock()),
                        services.asking(),
                        services.withdrawing(),
                        services.views(),
                        services.answerLinks(),
                        words,
                        pages(directory, words, options.guests),
                        commits,
                        tokens),
                "chmail@example.org",
                parts,
                outboxWaiting::get,
                options.keepAlive);
        edge.start();
    }

    private static PageSettings pages(Options options) {
        return new PageSettings(
                new Bind("127.0.0.1", 0),
                options.publicUrl,
                options.proxies,
                options.limits,
                new SecretKeySpec(new byte[32], "HmacSHA256"));
    }

    /** What differs from test to test. */
    static final class Options {
        boolean loopbackXmpp = true;
        Duration keepAlive = Duration.ofSeconds(15);
        URI publicUrl = URI.create("https://chat.example.org");
        Optional<KeyStore> tls = Optional.empty();
        List<Network> proxies = List.of();
        PageLimitPolicy limits = new PageLimitPolicy(600, 300, 60);
        GuestPolicy guests = GuestPolicy.VERIFIED;
    }

    URI api(String path) {
        return URI.create("http://127.0.0.1:" + edge.apiPort() + "/api/v1" + path);
    }

    URI page(String path) {
        return URI.create("http://127.0.0.1:" + edge.publicPort() + path);
    }

    URI management(String path) {
        return URI.create("http://127.0.0.1:" + edge.managementPort() + path);
    }

    /** A request with the token that may do everything. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api(path)).header("Authorization", "Bearer " + TOKEN);
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpClient client() {
        return client;
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.MAPPER.readTree(response.body());
    }

    /** The request of a mail from alice to bob, with these changes to its JSON. */
    static String mail(String messageId) {
        return """
                {"authenticatedUser": "alice@example.org", "author": "alice@example.org", "messageId": "%s",
                 "subject": "Lunch?", "to": ["bob@example.org"], "cc": ["carol@example.org"], "clientAddress": "192.0.2.7"}
                """.formatted(messageId);
    }

    /** Stamps a mail from alice to bob, Cc carol, and returns its port. */
    int stamped(String messageId) throws Exception {
        return json(post("/mails", mail(messageId))).get("port").intValue();
    }

    /** Bob asks for a chat about a mail of alice's; returns the attempt's id. */
    String asked(int port) throws Exception {
        return json(post("/attempts", attempt("alice@example.org", port, "bob@example.org")))
                .get("id")
                .stringValue();
    }

    static String attempt(String login, int port, String caller) {
        return "{\"loginId\": \"" + login + "\", \"port\": " + port + ", \"caller\": \"" + caller + "\"}";
    }

    /** Time goes on by so much, at once. */
    void pass(Duration time) {
        passed.updateAndGet(time::plus);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().plus(passed.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Override
    public void close() {
        client.close();
        edge.close();
        store.close();
    }
}
