package org.chmail.bridge.store;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time to SQLite's writer: who is urgent first, else in the order of arrival. After
 * {@value #URGENT_RUN} urgent ones in a row one of those who wait behind them goes, so that nobody starves.
 */
final class WriterGate {

    static final int URGENT_RUN = 20;

    private static final class Turn {
        final Condition come;
        boolean given;

        Turn(Condition come) {
            this.come = come;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();

    // guarded by lock
    private final Queue<Turn> urgent = new ArrayDeque<>();
    private final Queue<Turn> others = new ArrayDeque<>();
    private @Nullable Thread inside;
    private boolean taken;
    private int urgentRun;

    /**
     * Waits for the caller's turn; {@link #leave} must follow.
     *
     * @throws IllegalStateException if the caller is inside already: a transaction within a transaction never ends
     */
    void enter(boolean first) {
        lock.lock();
        try {
            if (Thread.currentThread().equals(inside)) {
                throw new IllegalStateException("a transaction was begun within a transaction");
            }
            if (taken) {
                var turn = new Turn(lock.newCondition());
                (first ? urgent : others).add(turn);
                while (!turn.given) {
                    turn.come.awaitUninterruptibly();
                }
            }
            taken = true;
            inside = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    /** Hands the writer to the next one. */
    void leave() {
        lock.lock();
        try {
            inside = null;
            Turn next = next();
            taken = next != null;
            if (next != null) {
                next.given = true;
                next.come.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int waiting() {
        lock.lock();
        try {
            return urgent.size() + others.size();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Turn next() {
        boolean fair = urgentRun >= URGENT_RUN && !others.isEmpty();
        if (urgent.isEmpty() || fair) {
            urgentRun = 0;
            return others.poll();
        }
        urgentRun++;
        return urgent.poll();
    }
}
