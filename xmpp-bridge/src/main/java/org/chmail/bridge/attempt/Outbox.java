package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chmail.bridge.chat.Rooms;
import org.chmail.bridge.chat.Seats;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Channel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.post.MailCourier;
import org.chmail.bridge.words.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what stands in the outbox: each recipient's parcels in order, one under way at a time. A parcel is struck off
 * once the server has acknowledged it; a repeat carries the same id.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    /** A mail server may be slow, and two copies are worse than a late one. */
    private static final Duration MAIL_LEASE = Duration.ofMinutes(3);

    private static final int BATCH = 64;

    private final Transactions<? extends AttemptTransaction> transactions;
    private final RoomEvents roomEvents;
    private final RoomOrders roomOrders;
    private final SeatOrders seatOrders;
    private final Alarms alarms;
    private final Submitting submitting;
    private final Courier courier;
    private final Rooms rooms;
    private final MailCourier mails;
    private final Executor executor;
    private final String owner;
    private final Clock clock;
    /** What the database has yet to be told. */
    private final Queue<Runnable> unrecorded = new ConcurrentLinkedQueue<>();

    /**
     * @param executor runs what blocks, one task for each parcel
     * @param owner this node's name, which no other process has
     */
    Outbox(
            Transactions<? extends AttemptTransaction> transactions,
            RoomEvents roomEvents,
            Alarms alarms,
            Courier courier,
            Rooms rooms,
            Seats seats,
            MailCourier mails,
            Words words,
            Executor executor,
            String owner,
            Clock clock) {
        this.transactions = transactions;
        this.roomEvents = roomEvents;
        this.roomOrders = new RoomOrders(transactions, roomEvents, rooms, courier);
        this.seatOrders = new SeatOrders(transactions, rooms, seats);
        this.alarms = alarms;
        this.submitting = new Submitting(transactions, mails, words, clock);
        this.courier = courier;
        this.rooms = rooms;
        this.mails = mails;
        this.executor = executor;
        this.owner = owner;
        this.clock = clock;
    }

    /** Gives back what an earlier process of this node held. To be called once, before {@link #run}. */
    public void recover() {
        transactions.write(tx -> {
            tx.outbox().release(owner);
            return owner;
        });
    }

    /** Takes what can be sent now and sends it; returns without waiting for the acknowledgements. */
    public void run() {
        for (int left = unrecorded.size(); left > 0; left--) {
            Optional.ofNullable(unrecorded.poll()).ifPresent(Runnable::run);
        }
        if (courier.ready()) {
            run(Channel.XMPP);
        }
        if (mails.ready()) {
            run(Channel.MAIL);
        }
    }

    private void run(Channel channel) {
        Instant now = clock.instant();
        // A claim is a commit, and a commit wakes this: without the look it would never rest while something is in
        // flight.
        if (!transactions.<Boolean>read(tx -> tx.outbox().claimable(channel, now))) {
            return;
        }
        Duration lease = channel == Channel.MAIL ? MAIL_LEASE : LEASE;
        for (Parcel parcel : transactions.quiet(tx -> tx.outbox().claim(channel, owner, lease, now, BATCH))) {
            executor.execute(() -> send(parcel));
        }
    }

    private void send(Parcel parcel) {
        try {
            var unused = deliver(parcel).whenComplete((done, failure) -> {
                if (failure == null) {
                    executor.execute(() -> strikeOff(parcel));
                } else {
                    executor.execute(() -> giveBack(parcel, failure));
                }
            });
        } catch (RuntimeException e) {
            giveBack(parcel, e);
        }
    }

    private CompletionStage<Void> deliver(Parcel parcel) {
        if (stale(parcel)) {
            return CompletableFuture.completedFuture(null);
        }
        Optional<Chat> chat = Optional.ofNullable(parcel.chatId())
                .flatMap(id -> transactions.read(tx -> tx.chats().byId(id)));
        return switch (parcel.kind()) {
            case RING, NOTICE -> guests(parcel) ? CompletableFuture.completedFuture(null) : courier.message(parcel);
            // A chat whose row is gone was erased, or is over for long.
            case INVITE ->
                chat.isPresent() && !guests(parcel)
                        ? roomOrders.invite(chat.get(), parcel)
                        : CompletableFuture.completedFuture(null);
            case OPEN_ROOM -> {
                chat.ifPresent(roomOrders::open);
                yield CompletableFuture.completedFuture(null);
            }
            case SAY -> {
                chat.ifPresent(c -> roomOrders.say(c, parcel));
                yield CompletableFuture.completedFuture(null);
            }
            case SIT -> {
                chat.ifPresent(c -> seatOrders.sit(c, parcel));
                yield CompletableFuture.completedFuture(null);
            }
            case SPEAK -> {
                chat.ifPresent(c -> seatOrders.speak(c, parcel));
                yield CompletableFuture.completedFuture(null);
            }
            case STAND_UP -> {
                chat.ifPresent(c -> seatOrders.standUp(c, parcel));
                yield CompletableFuture.completedFuture(null);
            }
            case KICK -> {
                chat.ifPresent(c -> seatOrders.kick(c, parcel));
                yield CompletableFuture.completedFuture(null);
            }
            case CLOSE_ROOM -> {
                rooms.close(parcel.recipient(), parcel.body());
                yield CompletableFuture.completedFuture(null);
            }
            case LETTER -> {
                transactions.read(tx -> tx.letters().byId(parcel.id())).ifPresent(mails::send);
                yield CompletableFuture.completedFuture(null);
            }
            case SUBMIT -> {
                submitting.submit(parcel);
                yield CompletableFuture.completedFuture(null);
            }
            case ALARM -> {
                // What it tells is fixed on disk before it goes: a repeat carries the same.
                transactions.write(tx -> alarms.letter(tx, parcel)).ifPresent(mails::send);
                yield CompletableFuture.completedFuture(null);
            }
        };
    }

    /** Whether it is for a guest, whose page shows how things stand. */
    private static boolean guests(Parcel parcel) {
        return Guest.is(new LoginId(parcel.recipient()));
    }

    /** The leg moved on since this was written. */
    private boolean stale(Parcel parcel) {
        String legId = parcel.legId();
        String phase = parcel.phase();
        return legId != null
                && phase != null
                && transactions
                        .read(tx -> tx.legs().byId(legId))
                        .filter(leg -> leg.phase().equals(phase))
                        .isEmpty();
    }

    private void strikeOff(Parcel parcel) {
        record(parcel, tx -> {
            if (tx.outbox().done(parcel.id(), owner)) {
                follow(tx, parcel);
            }
        });
    }

    private void follow(AttemptTransaction tx, Parcel parcel) {
        if (parcel.kind() == Kind.LETTER) {
            tx.letters().remove(parcel.id());
        } else if (parcel.kind() == Kind.SUBMIT) {
            submitting.done(tx, parcel);
        } else if (parcel.kind() == Kind.ALARM) {
            alarms.done(tx, parcel);
        }
        String chatId = parcel.chatId();
        if (chatId == null) {
            return;
        }
        if (parcel.kind() == Kind.OPEN_ROOM) {
            tx.chats().byId(chatId).ifPresent(chat -> roomEvents.opened(tx, chat));
        } else if (parcel.kind() == Kind.CLOSE_ROOM) {
            tx.chats().byId(chatId).ifPresent(chat -> roomEvents.closed(tx, chat));
        } else if (parcel.kind() == Kind.STAND_UP || parcel.kind() == Kind.KICK) {
            SeatOrders.stoodUp(tx, parcel);
        }
    }

    private void giveBack(Parcel parcel, Throwable failure) {
        Instant again = NextTry.at(parcel, failure, clock.instant());
        if (NextTry.worthSaying(parcel, failure)) {
            LOG.warn(
                    "{} to {} did not come through; it is tried again: {}",
                    parcel.kind(),
                    parcel.recipient(),
                    failure.toString());
        }
        record(parcel, tx -> tx.outbox().giveBack(parcel.id(), owner, again));
    }

    /** A database that fails now does not make what was sent unsent: it is told again what became of the parcel. */
    private void record(Parcel parcel, Consumer<AttemptTransaction> outcome) {
        try {
            Function<AttemptTransaction, Parcel> work = tx -> {
                outcome.accept(tx);
                return parcel;
            };
            var unused = parcel.kind() == Kind.SPEAK ? transactions.quiet(work) : transactions.write(work);
        } catch (RuntimeException e) {
            if (unrecorded.isEmpty()) {
                LOG.error("What became of parcel {} could not be recorded; that is tried again", parcel.id(), e);
            }
            unrecorded.add(() -> record(parcel, outcome));
        }
    }
}
