package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.chmail.bridge.attempt.RetentionRows.Kept;
import org.chmail.bridge.directory.Linking;
import org.chmail.bridge.directory.MailDesk;
import org.chmail.bridge.directory.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is kept no longer: attempts and chats seven days after their end, what was said in them ten minutes after
 * it, mails at the end of theirs, ports 30 days later, and what was needed only for a while. In small transactions, each of which lets a stamp go first.
 */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 100;

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Clock clock;

    public Retention(Transactions<? extends AttemptTransaction> transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Deletes all that is over now. */
    public void run() {
        Instant now = clock.instant();
        for (Kept rows : Kept.values()) {
            purge(rows, now.minus(keptFor(rows)));
        }
    }

    private void purge(Kept rows, Instant before) {
        int all = 0;
        while (transactions.<Boolean>read(tx -> tx.retention().any(rows, before))) {
            int some = transactions.write(tx -> tx.retention().purge(rows, before, BATCH));
            if (some == 0) {
                break;
            }
            all += some;
        }
        if (all > 0) {
            LOG.debug("{} rows of kind {} were over and are deleted", all, rows);
        }
    }

    private static Duration keptFor(Kept rows) {
        return switch (rows) {
            case ATTEMPT, SUBMISSION -> Duration.ofDays(7);
            case EVENT -> Duration.ofMinutes(10);
            case PORT -> MailDesk.REST;
            case LINK_CODE, PAGE_CODE, SIGN_IN -> Linking.PERIOD;
            case MAIL, WEB_SESSION, HANDLED, LETTER -> Duration.ZERO;
        };
    }
}
