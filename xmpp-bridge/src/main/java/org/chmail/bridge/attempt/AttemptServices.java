package org.chmail.bridge.attempt;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.chat.Rooms;
import org.chmail.bridge.chat.Seats;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.Presences;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.post.MailCourier;
import org.chmail.bridge.words.Words;

/** The services of this package, put together. */
public final class AttemptServices {

    private final Asking asking;
    private final Withdrawing withdrawing;
    private final Answering answering;
    private final Blocking blocking;
    private final Kicking kicking;
    private final Views views;
    private final Repeats repeats;
    private final AttemptEvents events;
    private final AnswerLinks answerLinks;
    private final RoomEvents roomEvents;
    private final Chats chats;
    private final Mailbook mailbook;
    private final Words words;
    private final Alarms alarms;
    private final Transactions<? extends AttemptTransaction> transactions;
    private final Clock clock;

    /** Services on these tables. */
    public AttemptServices(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            Presences presences,
            Accounts accounts,
            Chats chats,
            Words words,
            Clock clock,
            AttemptSettings settings) {
        LadderPolicy policy = settings.ladder();
        Once once = new Once(transactions, clock);
        this.mailbook = new Mailbook(directory, settings.portTtl(), clock);
        Callees callees = new Callees(mailbook, accounts, policy.maxCallees());
        Limits limits = new Limits(settings.limits(), clock);
        this.alarms = new Alarms(settings.alarms(), mailbook, words, directory.host(), clock);
        Legs legs = new Legs(
                policy,
                chats,
                new Telling(chats, words, clock),
                new TranscriptPost(directory, words, clock),
                presences,
                limits,
                alarms,
                clock);
        this.transactions = transactions;
        this.chats = chats;
        this.words = words;
        this.clock = clock;
        this.views = new Views(transactions, mailbook, callees, settings.mucService(), clock);
        this.asking = new Asking(transactions, once, mailbook, callees, legs, alarms, views, limits, policy, clock);
        this.withdrawing = new Withdrawing(once, mailbook, legs, views);
        this.repeats = new Repeats(transactions, clock);
        this.answering = new Answering(once, mailbook, legs, views, asking, clock);
        this.answerLinks = new AnswerLinks(transactions, mailbook, answering, words, clock);
        this.blocking = new Blocking(once, legs, clock);
        this.kicking = new Kicking(once, clock);
        this.events = new AttemptEvents(transactions, legs, chats, presences, policy, clock);
        this.roomEvents = new RoomEvents(transactions, legs, chats, callees, presences, words);
    }

    public Asking asking() {
        return asking;
    }

    public Withdrawing withdrawing() {
        return withdrawing;
    }

    public Answering answering() {
        return answering;
    }

    public Blocking blocking() {
        return blocking;
    }

    public Kicking kicking() {
        return kicking;
    }

    public AnswerLinks answerLinks() {
        return answerLinks;
    }

    public Views views() {
        return views;
    }

    public Mailbook mailbook() {
        return mailbook;
    }

    public Repeats repeats() {
        return repeats;
    }

    public AttemptEvents events() {
        return events;
    }

    /**
     * What writes down and acts on what happens in rooms.
     *
     * @param mails whether transcripts can be mailed
     */
    public RoomTalk roomTalk(MailCourier mails) {
        TranscriptSwitch transcripts = new TranscriptSwitch(chats, mailbook, mails, words, clock);
        return new RoomTalk(transactions, chats, transcripts, clock);
    }

    /**
     * The outbox of these services.
     *
     * @param executor runs what blocks, one task for each parcel
     * @param owner this node's name, which no other process has
     */
    public Outbox outbox(
            Courier courier, Rooms rooms, Seats seats, MailCourier mails, Executor executor, String owner) {
        return new Outbox(transactions, roomEvents, alarms, courier, rooms, seats, mails, executor, owner, clock);
    }
}
