package org.chmail.bridge.attempt;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chmail.bridge.attempt.MailRef.ByPort;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.chat.NickTaken;
import org.chmail.bridge.chat.Rooms;
import org.chmail.bridge.chat.Said;
import org.chmail.bridge.chat.Seat;
import org.chmail.bridge.chat.Seats;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.MailDesk;
import org.chmail.bridge.directory.RegistrationGuard;
import org.chmail.bridge.directory.StampOutcome.Stamped;
import org.chmail.bridge.directory.StampRequest;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.AlarmPolicy;
import org.chmail.bridge.model.ChatPolicy;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.LimitPolicy;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.store.Migrations;
import org.chmail.bridge.store.Store;
import org.chmail.bridge.store.StoreSettings;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;

/** The real services on a real store, with presence, time and what is sent in the test's hand. */
final class World implements AutoCloseable {

    static final LoginId ALICE = new LoginId("alice@example.org");
    static final LoginId BOB = new LoginId("bob@example.org");
    static final LoginId CAROL = new LoginId("carol@example.org");
    static final LoginId DAN = new LoginId("dan@example.org");
    static final LadderPolicy POLICY =
            new LadderPolicy(Duration.ofSeconds(45), 2.0, 3, 3, Duration.ofMinutes(2), Duration.ofHours(24), 12);
    static final LimitPolicy LIMITS = new LimitPolicy(100_000, 100_000, 100_000);
    static final ChatPolicy CHAT = new ChatPolicy(Duration.ofMinutes(30), Duration.ofMinutes(2));

    final Store store;
    final Directory directory;
    final ChatLinks links;
    final Chats chats;
    final AttemptServices services;
    final MailDesk desk;
    final Outbox outbox;
    final Retention retention;
    final RoomTalk talk;
    final Phrases words = new Words().in("");
    final Hand hand = new Hand();
    final Post post = new Post();
    /** So many of the services' next changes fail. */
    int failingWrites;

    final Map<LoginId, Presence> presences = new HashMap<>();
    private final ManualClock clock = new ManualClock();

    World(Path folder) {
        this(folder, Set.of("example.org"));
    }

    World(Path folder, Set<String> trust) {
        this(folder, trust, Optional.of(new AlarmPolicy(Duration.ofMinutes(10), false)));
    }

    World(Path folder, Set<String> trust, Optional<AlarmPolicy> alarms) {
        StoreSettings settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("chmail.db"), null, null, 4);
        Migrations.migrate(settings);
        store = Store.open(settings);
        directory = new Directory("example.org", trust);
        links = new ChatLinks(List.of(new byte[32]), URI.create("https://chat.example.org"));
        chats = new Chats(store, CHAT, clock);
        services = new AttemptServices(
                new Failing(store),
                directory,
                login -> presences.getOrDefault(login, Presence.ON),
                Accounts.UNKNOWN,
                chats,
                new Words(),
                clock,
                new AttemptSettings(
                        POLICY,
                        LIMITS,
                        alarms.map(policy -> new AlarmSettings(policy, links)),
                        Duration.ofDays(90),
                        "chats.example.org"));
        desk = new MailDesk(
                store, directory, new RegistrationGuard(true), links, Duration.ofDays(90), clock, new Random(7));
        outbox = services.outbox(hand, hand, hand, post, Runnable::run, "1");
        talk = services.roomTalk(post);
        retention = new Retention(store, clock);
    }

    /** Stamps a mail and returns how its header names it. */
    ByPort mail(LoginId from, List<LoginId> to, List<LoginId> cc) {
        Stamped stamped = stamped(
                from,
                to.stream().map(World::address).toList(),
                cc.stream().map(World::address).toList(),
                Map.of());
        return new ByPort(stamped.login(), stamped.port());
    }

    /** Stamps a mail of somebody to these addresses, with these display names. */
    Stamped stamped(LoginId from, List<Address> to, List<Address> cc, Map<Address, String> names) {
        var request = new StampRequest(
                from.value(),
                address(from),
                "<" + clock.instant().toEpochMilli() + "." + hand.nextId++ + "@example.org>",
                "Lunch?",
                to,
                cc,
                names,
                "192.0.2.7",
                false);
        return (Stamped) desk.stamp(request);
    }

    Clock clock() {
        return clock;
    }

    Instant now() {
        return clock.now;
    }

    /** Lets time pass, acts on what is due, and sends what is to be sent. */
    void pass(Duration time) {
        clock.now = clock.now.plus(time);
        services.events().runDue();
        send();
    }

    /** Sends until nothing is left that can be sent now. */
    void send() {
        List<Long> before;
        do {
            before = done();
            outbox.run();
        } while (!done().equals(before));
    }

    private List<Long> done() {
        return List.of(
                (long) hand.log.size(),
                (long) post.tried.size(),
                store.<Long>read(tx -> tx.outbox().waiting()));
    }

    /** Someone's presence has changed, for long enough. */
    void presence(LoginId login, Presence presence) {
        presences.put(login, presence);
        if (presence == Presence.ON) {
            services.events().cameOn(login);
        } else if (presence == Presence.OFF) {
            services.events().wentOff(login);
        }
        send();
    }

    static Address address(LoginId login) {
        return new Address(login.value());
    }

    @Override
    public void close() {
        store.close();
    }

    /** What went out: the courier and the rooms of a hand that writes all down. */
    static final class Hand implements Courier, Rooms, Seats {

        final List<String> log = new ArrayList<>();
        final List<Parcel> sent = new ArrayList<>();
        final Map<String, Set<LoginId>> rooms = new HashMap<>();
        boolean connected = true;
        Runnable onceSent = () -> {};
        final Set<String> nicksTaken = new HashSet<>();
        int failures;
        private int nextId;

        Stream<String> to(LoginId login) {
            return sent.stream()
                    .filter(parcel -> parcel.recipient().equals(login.value()))
                    .map(parcel -> parcel.kind() + " " + parcel.body());
        }

        @Override
        public boolean ready() {
            return connected;
        }

        @Override
        public CompletionStage<Void> message(Parcel parcel) {
            return note(parcel);
        }

        @Override
        public CompletionStage<Void> invite(Parcel parcel, String roomAddress) {
            return note(parcel);
        }

        @Override
        public void open(String room, String title, Set<LoginId> members) {
            log.add("open " + title);
            failSometimes();
            rooms.computeIfAbsent(room, r -> new HashSet<>()).addAll(members);
        }

        @Override
        public void admit(String room, LoginId member) {
            rooms.get(room).add(member);
        }

        @Override
        public void close(String room, String farewell) {
            log.add("close " + farewell);
            rooms.remove(room);
        }

        @Override
        public void expel(String room, String nick, LoginId account) {
            log.add("expel " + nick);
            rooms.get(room).remove(account);
        }

        @Override
        public void say(String room, String words, String id) {
            log.add("say " + words);
        }

        @Override
        public void refill(String room, List<Said> said) {
            log.add("refill " + said.size());
        }

        @Override
        public String address(String room) {
            return room + "@chats.example.org";
        }

        @Override
        public String account(int number) {
            return "chmail-seat-" + number + "@example.org";
        }

        @Override
        public void sit(Seat seat) {
            if (nicksTaken.contains(seat.nick())) {
                throw new NickTaken(seat.nick() + " is taken", new IllegalStateException());
            }
            log.add("sit " + seat.number() + " " + seat.nick());
            failSometimes();
        }

        @Override
        public void say(Seat seat, String body, String id) {
            log.add("say as " + seat.nick() + ": " + body);
            failSometimes();
        }

        @Override
        public void type(Seat seat, boolean composing) {
            log.add("type " + seat.nick());
        }

        @Override
        public void leave(Seat seat) {
            log.add("leave " + seat.number() + " " + seat.nick());
        }

        private CompletionStage<Void> note(Parcel parcel) {
            log.add(parcel.kind() + " " + parcel.recipient());
            try {
                failSometimes();
            } catch (IllegalStateException e) {
                return CompletableFuture.failedFuture(e);
            }
            sent.add(parcel);
            onceSent.run();
            return CompletableFuture.completedFuture(null);
        }

        private void failSometimes() {
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("the line is cut");
            }
        }
    }

    /** A database that takes no changes for a while. */
    private final class Failing implements Transactions<AttemptTransaction> {
        private final Transactions<AttemptTransaction> transactions;

        Failing(Transactions<AttemptTransaction> transactions) {
            this.transactions = transactions;
        }

        @Override
        public <R> R write(Function<? super AttemptTransaction, R> work) {
            if (failingWrites > 0) {
                failingWrites--;
                throw new IllegalStateException("the disk is full");
            }
            return transactions.write(work);
        }

        @Override
        public <R> R read(Function<? super AttemptTransaction, R> work) {
            return transactions.read(work);
        }
    }

    private static final class ManualClock extends Clock {
        private Instant now = Instant.parse("2026-11-24T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
