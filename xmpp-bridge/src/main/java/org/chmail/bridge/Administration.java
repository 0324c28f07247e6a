package org.chmail.bridge;

import java.time.Clock;
import org.chmail.bridge.attempt.AttemptServices;
import org.chmail.bridge.attempt.AttemptSettings;
import org.chmail.bridge.attempt.Persons;
import org.chmail.bridge.attempt.Views;
import org.chmail.bridge.attempt.Withdrawing;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.store.Store;
import org.chmail.bridge.words.Words;

/**
 * The services without edges, for an admin's command beside a bridge that serves: it writes rows, and that bridge acts on
 * them.
 */
final class Administration implements AutoCloseable {

    private final Store store;
    private final AttemptServices services;
    private final Directory directory;
    private final Words words = new Words();

    private Administration(BridgeConfig config, Store store) {
        Clock clock = Clock.systemUTC();
        this.store = store;
        this.directory = new Directory(config.xmpp().domain(), config.trust());
        this.services = new AttemptServices(
                store,
                directory,
                login -> Presence.UNKNOWN,
                Accounts.UNKNOWN,
                new Chats(store, config.chat(), clock),
                words,
                clock,
                new AttemptSettings(config.attempt(), config.limits(), config.portTtl(), config.mucService()));
    }

    /** Opens the database. */
    static Administration open(BridgeConfig config) {
        return new Administration(config, Store.open(EdgeSettings.store(config)));
    }

    Views views() {
        return services.views();
    }

    Withdrawing withdrawing() {
        return services.withdrawing();
    }

    Persons persons() {
        return new Persons(store, directory, services.withdrawing(), words);
    }

    @Override
    public void close() {
        store.close();
    }
}
