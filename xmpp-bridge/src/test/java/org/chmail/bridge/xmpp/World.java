package org.chmail.bridge.xmpp;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.chmail.bridge.attempt.AttemptServices;
import org.chmail.bridge.attempt.AttemptSettings;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.Linking;
import org.chmail.bridge.directory.MailDesk;
import org.chmail.bridge.directory.MailedCodes;
import org.chmail.bridge.directory.Preferences;
import org.chmail.bridge.directory.RegistrationGuard;
import org.chmail.bridge.directory.StampOutcome;
import org.chmail.bridge.directory.StampOutcome.Stamped;
import org.chmail.bridge.directory.StampRequest;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.ChatPolicy;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.LimitPolicy;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.SigningIn;
import org.chmail.bridge.store.Migrations;
import org.chmail.bridge.store.Store;
import org.chmail.bridge.store.StoreSettings;
import org.chmail.bridge.words.Words;

/** The real services on a real store; Carol is off, everyone else is on. */
final class World implements AutoCloseable {

    static final LoginId ALICE = new LoginId("alice@example.org");
    static final LoginId BOB = new LoginId("bob@example.org");
    static final LoginId CAROL = new LoginId("carol@example.org");
    static final LoginId STRANGER = new LoginId("mallory@elsewhere.net");
    private static final LimitPolicy LIMITS = new LimitPolicy(100_000, 100_000, 100_000);

    final Store store;
    final Preferences preferences;
    final XmppServices services;
    final SigningIn signingIn;
    final Commands commands;
    final MailDesk desk;
    private int mails;

    World(Path folder) {
        StoreSettings settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("chmail.db"), null, null, 4);
        Migrations.migrate(settings);
        store = Store.open(settings);
        Clock clock = Clock.systemUTC();
        Directory directory = new Directory("example.org", Set.of("example.org"));
        ChatPolicy chat = new ChatPolicy(Duration.ofMinutes(30), Duration.ofMinutes(2));
        LadderPolicy ladder =
                new LadderPolicy(Duration.ofSeconds(45), 2.0, 3, 3, Duration.ofMinutes(2), Duration.ofHours(24), 12);
        Words words = new Words();
        AttemptServices attempts = new AttemptServices(
                store,
                directory,
                login -> login.equals(CAROL) ? Presence.OFF : Presence.ON,
                Accounts.UNKNOWN,
                new Chats(store, chat, clock),
                words,
                clock,
                new AttemptSettings(ladder, LIMITS, Duration.ofDays(90), "chats.example.org"));
        desk = new MailDesk(
                store,
                directory,
                new RegistrationGuard(true),
                new ChatLinks(List.of(new byte[32]), URI.create("https://chat.example.org")),
                Duration.ofDays(90),
                clock,
                new Random(7));
        signingIn = new SigningIn(
                store,
                directory,
                Accounts.UNKNOWN,
                login -> login.equals(CAROL) ? Presence.OFF : Presence.ON,
                new ChatLinks(List.of(new byte[32]), URI.create("https://chat.example.org")),
                words,
                new MailedCodes(new byte[32], new Random(7)),
                true,
                clock,
                Runnable::run);
        preferences = new Preferences(store);
        services = new XmppServices(
                attempts.asking(),
                attempts.withdrawing(),
                attempts.answering(),
                attempts.blocking(),
                attempts.kicking(),
                attempts.views(),
                attempts.repeats(),
                preferences,
                new Linking(store, directory, words, new byte[32], true, clock, new Random(7)),
                signingIn,
                new Browsers(store, clock),
                words,
                null,
                null,
                null);
        commands = new Commands(services);
    }

    Stamped mail(LoginId from, LoginId... to) {
        return mail("Lunch", from, to);
    }

    Stamped mail(String subject, LoginId from, LoginId... to) {
        StampOutcome outcome = desk.stamp(request(subject, from, List.of(to)));
        if (outcome instanceof Stamped stamped) {
            return stamped;
        }
        throw new AssertionError("not stamped: " + outcome);
    }

    StampRequest request(String subject, LoginId from, List<LoginId> to) {
        return new StampRequest(
                from.value(),
                new Address(from.value()),
                "<" + ++mails + "@example.org>",
                subject,
                to.stream().map(login -> new Address(login.value())).toList(),
                List.of(),
                Map.of(),
                "192.0.2.7",
                false);
    }

    @Override
    public void close() {
        store.close();
    }
}
