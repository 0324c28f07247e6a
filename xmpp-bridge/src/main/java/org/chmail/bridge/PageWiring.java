package org.chmail.bridge;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import org.chmail.bridge.attempt.AttemptServices;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.chat.Seats;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.MailedCodes;
import org.chmail.bridge.directory.PagePresences;
import org.chmail.bridge.directory.Presences;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.http.PageServices;
import org.chmail.bridge.model.GuestPolicy;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.Desk;
import org.chmail.bridge.page.Proofs;
import org.chmail.bridge.page.RoomFollowers;
import org.chmail.bridge.page.SigningIn;
import org.chmail.bridge.page.Visitors;
import org.chmail.bridge.page.Visits;
import org.chmail.bridge.words.Words;

/** Puts together what people with nothing but a browser use. */
final class PageWiring {

    private final BridgeConfig config;
    private final Transactions<? extends AttemptTransaction> transactions;
    private final Directory directory;
    private final AttemptServices services;
    private final ChatLinks links;
    private final Words words;
    private final List<byte[]> keys;
    private final Clock clock;
    private final Executor senders;

    PageWiring(
            BridgeConfig config,
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            AttemptServices services,
            ChatLinks links,
            Words words,
            List<byte[]> keys,
            Clock clock,
            Executor senders) {
        this.config = config;
        this.transactions = transactions;
        this.directory = directory;
        this.services = services;
        this.links = links;
        this.words = words;
        this.keys = keys;
        this.clock = clock;
        this.senders = senders;
    }

    /** @param inXmpp presence of XMPP alone: an open page answers no question */
    SigningIn signingIn(Accounts accounts, Presences inXmpp) {
        return new SigningIn(
                transactions,
                directory,
                accounts,
                inXmpp,
                links,
                words,
                new MailedCodes(keys.get(0), new SecureRandom()),
                config.mail().isPresent(),
                clock,
                senders);
    }

    Visits visits(Presences presences, Seats seats) {
        return new Visits(
                transactions, directory, services.mailbook(), services.views(), presences, seats, words, clock);
    }

    PageServices all(
            SigningIn signingIn, Visits visits, Browsers browsers, PagePresences presences, RoomFollowers talk) {
        Visitors visitors = new Visitors(
                transactions,
                directory,
                services.mailbook(),
                links,
                config.mail().isPresent(),
                config.guests(),
                clock);
        Proofs proofs = new Proofs(
                transactions,
                directory,
                services.mailbook(),
                words,
                keys.get(0),
                config.mail().isPresent(),
                config.guests() != GuestPolicy.NONE,
                clock,
                new SecureRandom(),
                senders);
        Desk desk = new Desk(
                transactions,
                directory,
                services.mailbook(),
                services.views(),
                visits,
                visitors,
                services.answering(),
                clock);
        return new PageServices(
                visitors,
                proofs,
                signingIn,
                visits,
                browsers,
                desk,
                services.kicking(),
                presences,
                talk,
                config.attempt());
    }
}
