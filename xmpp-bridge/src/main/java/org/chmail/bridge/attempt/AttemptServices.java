package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.chat.Rooms;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.Presences;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.LadderPolicy;

/** The services of this package, put together. */
public final class AttemptServices {

    private final Asking asking;
    private final Answering answering;
    private final Views views;
    private final AttemptEvents events;
    private final RoomEvents roomEvents;
    private final Transactions<? extends AttemptTransaction> transactions;
    private final Clock clock;

    /**
     * @param portTtl {@code port.ttl}
     * @param mucService where the rooms are, for people to see
     */
    public AttemptServices(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            Presences presences,
            Chats chats,
            LadderPolicy policy,
            Duration portTtl,
            String mucService,
            Words words,
            Clock clock) {
        Once once = new Once(transactions, clock);
        Mailbook mailbook = new Mailbook(directory, portTtl, clock);
        Callees callees = new Callees(mailbook);
        Legs legs = new Legs(policy, chats, words, clock);
        this.transactions = transactions;
        this.clock = clock;
        this.views = new Views(transactions, mailbook, mucService, clock);
        this.asking = new Asking(once, mailbook, callees, legs, views, presences, policy, clock);
        this.answering = new Answering(once, mailbook, legs, views, asking, clock);
        this.events = new AttemptEvents(transactions, legs, presences, clock);
        this.roomEvents = new RoomEvents(legs, chats, callees, presences, policy, words);
    }

    public Asking asking() {
        return asking;
    }

    public Answering answering() {
        return answering;
    }

    public Views views() {
        return views;
    }

    public AttemptEvents events() {
        return events;
    }

    /**
     * The outbox of these services.
     *
     * @param executor runs what blocks, one task for each parcel
     * @param owner this node's name, which no other process has
     */
    public Outbox outbox(Courier courier, Rooms rooms, Executor executor, String owner) {
        return new Outbox(transactions, roomEvents, courier, rooms, executor, owner, clock);
    }
}
