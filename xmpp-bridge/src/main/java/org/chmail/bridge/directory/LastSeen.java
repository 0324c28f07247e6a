package org.chmail.bridge.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.chmail.bridge.model.LoginId;

/** Keeps where each login was last seen, as the XMPP server tells it. */
public final class LastSeen {

    private final Transactions<? extends DirectoryTransaction> transactions;
    private final Clock clock;

    public LastSeen(Transactions<? extends DirectoryTransaction> transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Records sightings.
     *
     * @param addresses the client address of each login just seen, as text
     */
    public void seen(Map<LoginId, String> addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        transactions.write(tx -> {
            addresses.forEach((login, address) -> tx.logins().seen(login, address, now));
            return now;
        });
    }
}
