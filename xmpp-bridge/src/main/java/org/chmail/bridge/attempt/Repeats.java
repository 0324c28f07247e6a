package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Instant;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.CommandKey;
import org.jspecify.annotations.Nullable;

/**
 * Commands that change what can be changed twice with one effect, {@code stamp off} say: a repeat of one must not undo
 * what was said after it. Where a process dies between the change and the memory of it, the repeat does the same again.
 */
public final class Repeats {

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Clock clock;

    Repeats(Transactions<? extends AttemptTransaction> transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Does {@code change} unless the command was applied already.
     *
     * @param key null for a command that has no id: it is applied each time it comes
     * @return false if it was applied before
     */
    public boolean once(@Nullable CommandKey key, Runnable change) {
        if (key == null) {
            change.run();
            return true;
        }
        Instant now = clock.instant();
        if (transactions.read(tx -> tx.handled().known(key, now))) {
            return false;
        }
        change.run();
        return transactions.write(tx -> tx.handled().remember(key, now, now.plus(Once.REMEMBERED)));
    }
}
