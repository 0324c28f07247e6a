package org.chmail.bridge.durability;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;
import org.chmail.bridge.SteadyClock;
import org.chmail.bridge.attempt.AlarmSettings;
import org.chmail.bridge.attempt.AttemptServices;
import org.chmail.bridge.attempt.AttemptSettings;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.attempt.Outbox;
import org.chmail.bridge.attempt.RoomTalk;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.chat.Said;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.Arrivals;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.ConfirmedPresences;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.LastSeen;
import org.chmail.bridge.directory.MailDesk;
import org.chmail.bridge.directory.PresenceBook;
import org.chmail.bridge.directory.RegistrationGuard;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.AlarmPolicy;
import org.chmail.bridge.model.ChatPolicy;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.LimitPolicy;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.PresencePolicy;
import org.chmail.bridge.words.Words;

/** One life of the bridge's process: its services, on a database that outlives it. */
final class Node {

    static final LadderPolicy LADDER =
            new LadderPolicy(Duration.ofSeconds(45), 2.0, 3, 3, Duration.ofMinutes(2), Duration.ofHours(24), 12);
    static final LimitPolicy NO_LIMITS = new LimitPolicy(100_000, 100_000, 100_000);
    static final AlarmPolicy ALARM = new AlarmPolicy(Duration.ofMinutes(10), false);
    static final ChatPolicy CHAT = new ChatPolicy(Duration.ofMinutes(30), Duration.ofMinutes(2));
    static final PresencePolicy PRESENCE =
            new PresencePolicy(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMinutes(1));

    final Clock clock;
    final PresenceBook book;
    final Chats chats;
    final AttemptServices services;
    final MailDesk desk;
    final Arrivals arrivals;
    final Outbox outbox;
    final RoomTalk talk;
    private final List<Runnable> tasks = new ArrayList<>();

    /** A process that has started and is connected to nothing yet. */
    Node(Transactions<AttemptTransaction> transactions, Outside outside, Time time) {
        clock = new SteadyClock(time.wall(), time::nanos);
        Directory directory = new Directory("example.org", Set.of("example.org"));
        book = new PresenceBook("example.org", PRESENCE, clock, time, new LastSeen(transactions, clock));
        Words words = new Words();
        ChatLinks links = new ChatLinks(List.of(new byte[32]), URI.create("https://chat.example.org"));
        arrivals = new Arrivals(transactions, directory, links, words, clock);
        chats = new Chats(transactions, CHAT, clock);
        services = new AttemptServices(
                transactions,
                directory,
                new ConfirmedPresences(book, (login, resource) -> CompletableFuture.completedFuture(true), time),
                Accounts.UNKNOWN,
                chats,
                words,
                clock,
                new AttemptSettings(
                        LADDER,
                        NO_LIMITS,
                        Optional.of(new AlarmSettings(ALARM, links)),
                        Duration.ofDays(90),
                        "chats.example.org"));
        book.tell(services.events());
        desk = new MailDesk(
                transactions, directory, new RegistrationGuard(true), links, Duration.ofDays(90), clock, new Random(7));
        talk = services.roomTalk(outside.mails);
        talk.away();
        outbox = services.outbox(outside, outside, outside, outside.mails, tasks::add, "1");
        outbox.recover();
    }

    /** What the heartbeats do once: acts on what is due, and begins to send what can be sent. */
    void beat() {
        services.events().runDue();
        outbox.run();
    }

    /** These are in a room now, and nobody else. */
    void present(String room, List<LoginId> others) {
        List<Occupant> all =
                others.stream().map(login -> new Occupant(login.value(), login)).toList();
        talk.happened(room, List.of(new RoomNews.Present(all)));
    }

    /** Someone speaks in a room. */
    void spoken(String room, LoginId who, String id) {
        var said = new Said(who.value(), clock.instant(), id, "hello");
        talk.happened(room, List.of(new RoomNews.Spoken(said, who, true)));
    }

    /** Whether a sender still has something to do. */
    boolean busy() {
        return !tasks.isEmpty();
    }

    /** Goes on with one of the senders. */
    void step(IntUnaryOperator choice) {
        tasks.remove(choice.applyAsInt(tasks.size())).run();
    }

    /** Acts on what is due, and sends until nothing is left that can be sent now. */
    void work(IntUnaryOperator choice) {
        beat();
        while (busy()) {
            while (busy()) {
                step(choice);
            }
            outbox.run();
        }
    }
}
