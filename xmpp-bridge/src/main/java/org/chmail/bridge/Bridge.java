package org.chmail.bridge;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.chmail.bridge.attempt.AlarmSettings;
import org.chmail.bridge.attempt.AttemptServices;
import org.chmail.bridge.attempt.AttemptSettings;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.attempt.Outbox;
import org.chmail.bridge.attempt.Retention;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.directory.Arrivals;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.CommitSignal;
import org.chmail.bridge.directory.ConfirmedPresences;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.LastSeen;
import org.chmail.bridge.directory.Linking;
import org.chmail.bridge.directory.MailDesk;
import org.chmail.bridge.directory.PagePresences;
import org.chmail.bridge.directory.Preferences;
import org.chmail.bridge.directory.PresenceBook;
import org.chmail.bridge.directory.RegistrationGuard;
import org.chmail.bridge.http.EdgeServices;
import org.chmail.bridge.http.HttpEdge;
import org.chmail.bridge.mail.SmtpCourier;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.RoomFollowers;
import org.chmail.bridge.page.SigningIn;
import org.chmail.bridge.page.Visits;
import org.chmail.bridge.post.MailCourier;
import org.chmail.bridge.store.Migrations;
import org.chmail.bridge.store.ServeLock;
import org.chmail.bridge.store.Store;
import org.chmail.bridge.store.StoreSettings;
import org.chmail.bridge.words.Words;
import org.chmail.bridge.xmpp.XmppEdge;
import org.chmail.bridge.xmpp.XmppServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bridge that serves: the one place where its parts are put together. */
final class Bridge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);
    private static final Duration OUTBOX_PAUSE = Duration.ofSeconds(1);
    private static final Duration RETENTION_PAUSE = Duration.ofMinutes(1);
    private static final Duration TIMER_PAUSE = Duration.ofMillis(250);

    private final Closer closer;

    private Bridge(Closer closer) {
        this.closer = closer;
    }

    /** Starts all parts and returns when the listeners are open. What was started is closed again if one fails. */
    static Bridge start(BridgeConfig config) throws IOException {
        Closer closer = new Closer();
        try {
            wire(config, closer);
            return new Bridge(closer);
        } catch (IOException | RuntimeException e) {
            try {
                closer.close();
            } catch (RuntimeException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        closer.close();
    }

    private static void wire(BridgeConfig config, Closer closer) throws IOException {
        Clock clock = new SteadyClock(Clock.systemUTC(), System::nanoTime);
        StoreSettings storeSettings = EdgeSettings.store(config);
        closer.add(ServeLock.acquire(storeSettings));
        Migrations.migrate(storeSettings);
        Store store = closer.add(Store.open(storeSettings));
        CommitSignal<AttemptTransaction> commits = new CommitSignal<>(store);
        ScheduledExecutorService presenceThread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("presence").daemon().factory());
        closer.add(presenceThread::shutdownNow);
        ExecutorService senders = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("sender-", 0).factory());
        closer.add(senders::shutdownNow);

        // who is who, and on or off
        Directory directory = new Directory(config.xmpp().domain(), config.trust());
        RegistrationGuard guard = new RegistrationGuard(!config.xmpp().tlsRequired());
        List<byte[]> keys = KeyFile.load(config.keyFile());
        ChatLinks links = new ChatLinks(keys, config.http().publicUrl());
        MailDesk desk = new MailDesk(commits, directory, guard, links, config.portTtl(), clock, new SecureRandom());
        PresenceBook book = new PresenceBook(
                config.xmpp().domain(), config.presence(), clock, presenceThread, new LastSeen(commits, clock));

        Words words = new Words();
        XmppEdge xmpp = new XmppEdge(EdgeSettings.xmpp(config), words, clock, keys.get(0));
        ConfirmedPresences inXmpp = new ConfirmedPresences(book, xmpp.pinger(), presenceThread);
        PagePresences presences = new PagePresences(inXmpp, config.presence(), presenceThread);

        Arrivals arrivals = new Arrivals(commits, directory, links, words, clock);
        Linking linking = new Linking(
                commits, directory, words, keys.get(0), config.mail().isPresent(), clock, new SecureRandom());

        // who calls whom
        Chats chats = new Chats(commits, config.chat(), clock);
        AttemptServices services = new AttemptServices(
                commits,
                directory,
                presences,
                xmpp.accounts(),
                chats,
                words,
                clock,
                new AttemptSettings(
                        config.attempt(),
                        config.limits(),
                        alarms(config, links),
                        config.portTtl(),
                        config.mucService()));
        PageWiring pages = new PageWiring(config, commits, directory, services, links, words, keys, clock, senders);
        SigningIn signingIn = pages.signingIn(xmpp.accounts(), inXmpp);
        Visits visits = pages.visits(presences, xmpp.seats());
        Browsers browsers = new Browsers(commits, clock);
        book.tell(presences);
        presences.tell(services.events(), visits::leaveAll);
        visits.sitters().forEach(presences::expected);

        // the edges, and what keeps them going
        Optional<SmtpCourier> smtp = config.mail().map(mail -> new SmtpCourier(EdgeSettings.smtp(mail), clock));
        MailCourier mails = smtp.<MailCourier>map(courier -> courier).orElse(MailCourier.NONE);
        RoomFollowers talk = new RoomFollowers(services.roomTalk(mails));
        talk.away();
        Outbox outbox = services.outbox(xmpp.courier(), xmpp.rooms(), xmpp.seats(), mails, senders, config.node());
        outbox.recover();
        HttpEdge http = new HttpEdge(
                EdgeSettings.http(config, keys.get(0)),
                new EdgeServices(
                        desk,
                        arrivals,
                        services.asking(),
                        services.withdrawing(),
                        services.views(),
                        services.answerLinks(),
                        words,
                        pages.all(signingIn, visits, browsers, presences, talk),
                        commits,
                        store.apiTokens()),
                config.xmpp().jid(),
                BridgeHealth.parts(() -> store.trouble(config.node(), clock.instant()), xmpp, smtp, guard),
                () -> store.read(tx -> tx.outbox().waiting()));
        Heartbeat sending = new Heartbeat("outbox", OUTBOX_PAUSE, outbox::run);
        Heartbeat timers = new Heartbeat("timers", TIMER_PAUSE, services.events()::runDue);
        Heartbeat retention = new Heartbeat("retention", RETENTION_PAUSE, new Retention(commits, clock)::run);
        commits.onCommit(sending::wake);
        closer.add(xmpp);
        closer.add(sending).start();
        closer.add(timers).start();
        closer.add(retention).start();
        xmpp.start(
                new XmppServices(
                        services.asking(),
                        services.withdrawing(),
                        services.answering(),
                        services.blocking(),
                        services.kicking(),
                        services.views(),
                        services.repeats(),
                        new Preferences(commits),
                        linking,
                        signingIn,
                        browsers,
                        words,
                        book,
                        guard,
                        talk),
                chats::repairRooms);
        closer.add(http).start();
        LOG.info("serving {} as {}", config.http().publicUrl(), config.xmpp().jid());
    }

    /** Who is off is told by mail only where there is a way out for mail. */
    private static Optional<AlarmSettings> alarms(BridgeConfig config, ChatLinks links) {
        if (config.mail().isEmpty()) {
            LOG.info("`mail.smtp` is not set: who is off is told in XMPP only, not by mail");
            return Optional.empty();
        }
        return Optional.of(new AlarmSettings(config.alarm(), links));
    }
}
