package org.chmail.bridge.page;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Mailbook;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.WebSession;

/** Who is signed in at which browser, on all of their mails; and how that ends. */
public final class Browsers {

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Directory directory;
    private final Mailbook mailbook;
    private final Clock clock;

    /** On these tables. */
    public Browsers(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            Mailbook mailbook,
            Clock clock) {
        this.transactions = transactions;
        this.directory = directory;
        this.mailbook = mailbook;
        this.clock = clock;
    }

    /** Who is signed in at the browser with this cookie. */
    public Optional<WebSession> at(String cookie) {
        Instant now = clock.instant();
        Optional<WebSession> session =
                transactions.read(tx -> tx.webSessions().everywhere(ChatLinks.hash(cookie), now));
        session.ifPresent(known -> Seen.note(transactions, known, now));
        return session;
    }

    /** Whether that session has not ended. */
    public boolean still(WebSession session) {
        return of(session.login()).stream().anyMatch(known -> known.id().equals(session.id()));
    }

    /** The browsers of this login, the newest first, also those that are it on one mail only. */
    public List<WebSession> of(LoginId login) {
        return transactions.read(tx -> tx.webSessions().of(login, clock.instant()));
    }

    /** Ends a session, if it is one of this login's. */
    public void end(LoginId login, String id) {
        Instant now = clock.instant();
        transactions.write(tx -> {
            tx.webSessions().of(login, now).stream()
                    .filter(session -> session.id().equals(id))
                    .forEach(session -> tx.webSessions().end(session.id()));
            return id;
        });
    }

    /** Who this login is on a mail; empty if they are not on it, or it can't be chatted about any more. */
    public Optional<Visitor> on(LoginId login, String mailId) {
        return transactions.read(tx -> mailbook.find(tx, new MailRef.ById(mailId), login)
                .map(mail ->
                        new Visitor(login, mail, People.on(tx, directory, mail).name(login))));
    }

    /** What the others on the mail are called. */
    public List<String> others(Visitor who) {
        return transactions.read(tx -> People.on(tx, directory, who.mail()).namesBut(who.login()));
    }
}
