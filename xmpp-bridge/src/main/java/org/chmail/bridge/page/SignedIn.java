package org.chmail.bridge.page;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.WebSession;

/** The browsers in which somebody is signed in. */
public final class SignedIn {

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Clock clock;

    public SignedIn(Transactions<? extends AttemptTransaction> transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those of this login, the oldest first, so that what is added moves none. */
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

    /** That browser is nobody any more, where it was somebody by this. */
    public void end(WebSession session) {
        transactions.write(tx -> {
            tx.webSessions().end(session.id());
            return session;
        });
    }

    /** Ends all of this login. */
    public void endAll(LoginId login) {
        transactions.write(tx -> {
            tx.webSessions().endAll(login);
            return login;
        });
    }
}
