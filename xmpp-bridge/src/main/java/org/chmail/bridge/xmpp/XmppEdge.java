package org.chmail.bridge.xmpp;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chmail.bridge.attempt.Courier;
import org.chmail.bridge.chat.Rooms;
import org.chmail.bridge.chat.Seats;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.Pinger;
import org.chmail.bridge.words.Words;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * The bridge's account on the XMPP server: what people say to it, what it tells them, its rooms, and who is on.
 *
 * <pre>{@code
 * XmppEdge edge = new XmppEdge(settings, words, Clock.systemUTC(), key);
 * Outbox outbox = services.outbox(edge.courier(), edge.rooms(), executor, node);
 * edge.start(xmppServices, chats::repairRooms);
 * }</pre>
 *
 * <p>Stays whatever the server does: it connects, and connects again, for as long as it is not closed.
 */
public final class XmppEdge implements AutoCloseable {

    /** How many messages of one sender, or events of one room, may wait. */
    private static final int MOST_WAITING = 200;

    private static final Duration STOP_BOUND = Duration.ofSeconds(5);

    /**
     * How the edge fares; each text is a sentence for an admin, empty if all is well.
     *
     * @param xmpp why there is no session
     * @param watch why it is not known who is on
     */
    public record Health(Optional<String> xmpp, Optional<String> watch) {}

    private final XmppSettings settings;
    private final Clock clock;
    private final DomainBareJid mucService;
    private final EntityBareJid self;
    private final Session session;
    private final Occupants occupants = new Occupants(MucRooms.NICK);
    private final MucRooms rooms;
    private final SeatSessions seats;
    private final StanzaCourier courier;
    private final ScheduledExecutorService watchThread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("xmpp-watch").daemon(true).factory());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private volatile Optional<WatchClient> watch = Optional.empty();

    /**
     * Not yet connected.
     *
     * @param key what the seats' passwords are made with; of all nodes the same
     * @throws IllegalArgumentException if the settings make no JIDs, or the CA file can't be used
     */
    public XmppEdge(XmppSettings settings, Words words, Clock clock, byte[] key) {
        this.settings = settings;
        this.clock = clock;
        try {
            this.mucService = JidCreate.domainBareFrom(settings.mucService());
            this.self = JidCreate.entityBareFrom(settings.account());
        } catch (XmppStringprepException e) {
            throw new IllegalArgumentException("`xmpp.domain` and `muc.service` must be domains: " + settings, e);
        }
        WatchElements.register();
        HistoryAnswer.register();
        this.session = new Session(settings, true);
        RoomHistory history = new RoomHistory(session, self.asDomainBareJid());
        this.rooms = new MucRooms(new RoomStanzas(session), history, mucService, occupants);
        SeatAccounts accounts = new SeatAccounts(key, settings.password(), this::ensureSeat);
        this.seats = new SeatSessions(settings, mucService, rooms, accounts);
        rooms.tellExpelled(seats::expelled);
        this.courier = new StanzaCourier(session, words);
    }

    /** The way to people; not ready while there is no session. */
    public Courier courier() {
        return courier;
    }

    /** Asks people's clients whether they are there. */
    public Pinger pinger() {
        return new Pings(session, self.asDomainBareJid(), workers);
    }

    /** Asks the server about its accounts. */
    public Accounts accounts() {
        return new DiscoAccounts(session, self.asDomainBareJid(), workers);
    }

    /** The rooms. */
    public Rooms rooms() {
        return rooms;
    }

    /** Where people with only a browser sit in them. */
    public Seats seats() {
        return seats;
    }

    /**
     * Connects, and returns at once; the server need not be up yet. To be called once.
     *
     * @param onSessionRenewed is run when a session begins in which the bridge is in no room: rooms are to be repaired. May
     *     block, and does not run after a resumption.
     */
    public void start(XmppServices services, Runnable onSessionRenewed) {
        KeyedQueues queues = new KeyedQueues(workers, MOST_WAITING);
        SessionWatch link = new SessionWatch(session, self.asDomainBareJid(), Optional.of(settings.roster()));
        WatchClient client = new WatchClient(
                link,
                WatchSink.to(services.presenceBook(), services.registrationGuard()),
                WatchThread.on(watchThread),
                settings.resumption(),
                clock);
        watch = Optional.of(client);
        link.tell(client);
        NewsQueues news = new NewsQueues(queues, services.roomListener());
        new RoomEars(mucService, MucRooms.NICK, occupants, news, clock).listen(session);
        rooms.tell(services.roomListener());
        Commands commands = new Commands(services);
        CommandFilter filter = new CommandFilter(self, mucService, session::language, clock);
        new Inbox(session, filter, queues, commands, services.presenceBook(), services.words()).listen();
        new AdHoc(session, filter, queues, new AdHocDesk(commands, services, clock)).listen();
        session.addListener(rooms);
        session.addListener(client);
        session.addListener(new Renewal(onSessionRenewed));
        session.start();
    }

    /** How the edge fares now. */
    public Health health() {
        return new Health(
                session.trouble(),
                watch.map(WatchClient::trouble).orElseGet(() -> Optional.of("The watch is not yet begun.")));
    }

    /** Finishes what was said already, and signs off. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(STOP_BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        seats.close();
        session.close();
        watchThread.shutdownNow();
    }

    private void ensureSeat(int number, String password) throws XMPPErrorException {
        SeatOrder order = new SeatOrder(number, password);
        order.setTo(self.asDomainBareJid());
        session.ask(order);
    }

    @Override
    public String toString() {
        return "XMPP edge " + settings;
    }

    private record Renewal(Runnable then) implements SessionListener {
        @Override
        public void renewed(boolean registrationOffered) {
            then.run();
        }

        @Override
        public void resumed() {}

        @Override
        public void lost() {}
    }
}
