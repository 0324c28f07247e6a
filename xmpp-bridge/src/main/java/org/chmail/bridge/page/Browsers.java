package org.chmail.bridge.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.WebSession;
import org.jspecify.annotations.Nullable;

/** Who is signed in at which browser, and how that ends. */
public final class Browsers {

    /** How long a browser that is not seen stays who it is. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final int LONGEST_AGENT = 200;

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Clock clock;

    /** On these tables. */
    public Browsers(Transactions<? extends AttemptTransaction> transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who is signed in at the browser with this cookie, on all of their mails. */
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

    /**
     * The browsers of this login, also those that are it on one mail only: the oldest first, so that a new one changes no
     * other's number.
     */
    public List<WebSession> of(LoginId login) {
        return transactions
                .read(tx -> tx.webSessions().of(login, clock.instant()))
                .reversed();
    }

    /** The one of that number in {@link #of(LoginId)}, from 1. */
    public Optional<WebSession> of(LoginId login, int number) {
        List<WebSession> all = of(login);
        return number < 1 || number > all.size() ? Optional.empty() : Optional.of(all.get(number - 1));
    }

    /** Ends a session, if it is one of this login's: that browser is nobody any more where it was somebody by this. */
    public void end(LoginId login, String id) {
        Instant now = clock.instant();
        transactions.write(tx -> {
            tx.webSessions().of(login, now).stream()
                    .filter(session -> session.id().equals(id))
                    .forEach(session -> tx.webSessions().end(session.id()));
            return id;
        });
    }

    /** Ends all of this login. */
    public void endAll(LoginId login) {
        transactions.write(tx -> {
            tx.webSessions().endAll(login);
            return login;
        });
    }

    /** The browser is nobody any more, but for what it proved on single mails; nor does it wait to be signed in. */
    public void signOut(String cookie) {
        Instant now = clock.instant();
        String hash = ChatLinks.hash(cookie);
        transactions.write(tx -> {
            tx.signIns().forget(hash);
            tx.webSessions()
                    .everywhere(hash, now)
                    .ifPresent(session -> tx.webSessions().end(session.id()));
            return hash;
        });
    }

    /** The browser has another cookie now. */
    public void move(String cookie, String next) {
        transactions.write(tx -> {
            tx.webSessions().move(ChatLinks.hash(cookie), ChatLinks.hash(next));
            return next;
        });
    }

    /**
     * The browser is somebody from now on.
     *
     * @param mailId on which mail; null: on all of theirs
     * @param agent what the browser says of itself
     */
    static void begin(
            AttemptTransaction tx,
            String cookieHash,
            @Nullable String mailId,
            LoginId login,
            String agent,
            Instant now) {
        String id = UUID.randomUUID().toString();
        tx.webSessions().put(cookieHash, new WebSession(id, mailId, login, shown(agent), now, now, now.plus(KEPT)));
    }

    /** What a browser says of itself, not longer than is kept. */
    static String shown(String agent) {
        return agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
    }
}
