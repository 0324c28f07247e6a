package org.chmail.bridge.durability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.chmail.bridge.attempt.Courier;
import org.chmail.bridge.chat.RoomException;
import org.chmail.bridge.chat.Rooms;
import org.chmail.bridge.chat.Said;
import org.chmail.bridge.chat.Seat;
import org.chmail.bridge.chat.Seats;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Submission;
import org.chmail.bridge.post.MailCourier;
import org.chmail.bridge.post.MailNotSent;

/** The servers outside: they outlive the bridge's process, and do as the test wishes. */
final class Outside implements Courier, Rooms, Seats {

    /** How something that is sent goes. */
    enum Way {
        GOES,
        /** It arrives, and that is said later. */
        GOES_SAID_LATER,
        /** It arrives, but that is never said. */
        GOES_UNSAID,
        FAILS
    }

    /** Is told what arrives, and refuses what must not. */
    interface Witness {

        void heard(Parcel parcel);

        void mailed(Letter letter);

        void members(String room, Set<LoginId> members);
    }

    final Map<String, Set<LoginId>> rooms = new HashMap<>();
    final MailCourier mails = new Post();
    boolean session = true;
    boolean mailServer = true;

    private final Points points;
    private final Supplier<Way> ways;
    private final Witness witness;
    private final List<CompletableFuture<Void>> unsaid = new ArrayList<>();

    Outside(Points points, Supplier<Way> ways, Witness witness) {
        this.points = points;
        this.ways = ways;
        this.witness = witness;
    }

    /** The bridge is dead: nobody waits for what is not said yet. */
    void forget() {
        unsaid.clear();
    }

    /** The server says what it has. */
    void sayAll() {
        List<CompletableFuture<Void>> now = List.copyOf(unsaid);
        unsaid.clear();
        now.forEach(ack -> ack.complete(null));
    }

    void loseSession() {
        session = false;
        List<CompletableFuture<Void>> now = List.copyOf(unsaid);
        unsaid.clear();
        now.forEach(ack -> ack.completeExceptionally(new IllegalStateException("the session was lost")));
    }

    @Override
    public boolean ready() {
        return session;
    }

    @Override
    public CompletionStage<Void> message(Parcel parcel) {
        return stanza(parcel);
    }

    @Override
    public CompletionStage<Void> invite(Parcel parcel, String roomAddress) {
        return stanza(parcel);
    }

    @Override
    public void open(String room, String title, Set<LoginId> members) {
        order("open", () -> {
            Set<LoginId> all = rooms.computeIfAbsent(room, r -> new HashSet<>());
            all.addAll(members);
            witness.members(room, all);
        });
    }

    @Override
    public void admit(String room, LoginId member) {
        order("admit", () -> {
            Set<LoginId> all = rooms.get(room);
            if (all == null) {
                throw new RoomException("no such room");
            }
            all.add(member);
            witness.members(room, all);
        });
    }

    @Override
    public void close(String room, String farewell) {
        order("close", () -> rooms.remove(room));
    }

    @Override
    public void expel(String room, String nick, LoginId account) {
        order("expel", () -> {});
    }

    @Override
    public void say(String room, String words, String id) {
        order("say", () -> {});
    }

    @Override
    public void refill(String room, List<Said> said) {
        order("refill", () -> {});
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
        order("sit", () -> {});
    }

    @Override
    public void say(Seat seat, String body, String id) {
        order("speak", () -> {});
    }

    @Override
    public void type(Seat seat, boolean composing) {}

    @Override
    public void leave(Seat seat) {
        order("leave", () -> {});
    }

    private CompletionStage<Void> stanza(Parcel parcel) {
        points.reach("before stanza");
        Way way = ways.get();
        if (!session || way == Way.FAILS) {
            return CompletableFuture.failedFuture(new IllegalStateException("the line is cut"));
        }
        witness.heard(parcel);
        points.reach("after stanza");
        var ack = new CompletableFuture<Void>();
        switch (way) {
            case GOES -> ack.complete(null);
            case GOES_SAID_LATER -> unsaid.add(ack);
            default -> ack.completeExceptionally(new IllegalStateException("no acknowledgement"));
        }
        return ack;
    }

    private void order(String what, Runnable work) {
        points.reach("before " + what);
        Way way = ways.get();
        if (!session || way == Way.FAILS) {
            throw new RoomException("the line is cut");
        }
        work.run();
        points.reach("after " + what);
        if (way == Way.GOES_UNSAID) {
            throw new RoomException("no answer");
        }
    }

    /** The mail server. */
    private final class Post implements MailCourier {

        @Override
        public boolean ready() {
            return mailServer;
        }

        @Override
        public void send(Letter letter) {
            points.reach("before mail");
            Way way = ways.get();
            if (!mailServer || way == Way.FAILS) {
                throw new MailNotSent("the mail server is away", null);
            }
            witness.mailed(letter);
            points.reach("after mail");
            if (way == Way.GOES_UNSAID) {
                throw new MailNotSent("no answer", null);
            }
        }

        @Override
        public void submit(Submission submission) {
            throw new AssertionError("nobody writes here");
        }
    }
}
