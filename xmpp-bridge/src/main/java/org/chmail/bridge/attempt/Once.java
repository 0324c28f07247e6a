package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.CommandKey;
import org.jspecify.annotations.Nullable;

/** Applies each command once: the command and the memory of it are one transaction. */
final class Once {

    static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Clock clock;

    Once(Transactions<? extends AttemptTransaction> transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Runs {@code work} unless the command was applied already.
     *
     * @param key null for a command that has no id: it is applied each time it comes
     */
    Outcome write(@Nullable CommandKey key, Function<AttemptTransaction, Outcome> work) {
        return transactions.write(tx -> {
            Instant now = clock.instant();
            if (key != null && !tx.handled().remember(key, now, now.plus(REMEMBERED))) {
                return new Outcome.Repeated();
            }
            return work.apply(tx);
        });
    }
}
