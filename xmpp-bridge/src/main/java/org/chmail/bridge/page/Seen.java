package org.chmail.bridge.page;

import java.time.Duration;
import java.time.Instant;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.WebSession;

/** When a browser was last seen: noted every now and then only, for a page asks for much. */
final class Seen {

    static final Duration EVERY = Duration.ofMinutes(10);

    private Seen() {}

    /** The browser is there now, and keeps what it has proven for as long again. */
    static void note(Transactions<? extends AttemptTransaction> transactions, WebSession session, Instant now) {
        if (session.seenAt().plus(EVERY).isBefore(now)) {
            transactions.quiet(tx -> {
                tx.webSessions().seen(session.id(), now, now.plus(Browsers.KEPT));
                return session;
            });
        }
    }
}
