package org.chmail.bridge.store;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps some of a pool's connections for what is urgent: the rest of the work takes turns at the others, however much of it
 * there is. A transaction within one waits for no second turn, or all could wait for each other.
 */
final class Reserve {

    private final Semaphore turns;
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    /** @param connections of the pool; half of them are kept, but none of a single one */
    Reserve(int connections) {
        this.turns = new Semaphore(Math.max(1, connections / 2), true);
    }

    /**
     * Does work that is not urgent, once it is its turn.
     *
     * @throws StoreException if that does not come within {@link Engine#PATIENCE}
     */
    <R> R inTurn(Supplier<R> work) {
        if (inside.get()) {
            return work.get();
        }
        if (!come()) {
            throw new StoreException(
                    "The database has no connection to spare, and nothing was changed. Check that it answers and that"
                            + " database.poolSize is large enough.");
        }
        inside.set(true);
        try {
            return work.get();
        } finally {
            inside.remove();
            turns.release();
        }
    }

    private boolean come() {
        try {
            return turns.tryAcquire(Engine.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
