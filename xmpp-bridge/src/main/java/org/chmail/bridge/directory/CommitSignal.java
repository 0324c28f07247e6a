package org.chmail.bridge.directory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Transactions that tell listeners of each commit: something may be waiting to be sent or shown. */
public final class CommitSignal<T> implements Transactions<T> {

    private final Transactions<T> transactions;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> pages = new CopyOnWriteArrayList<>();

    public CommitSignal(Transactions<T> transactions) {
        this.transactions = transactions;
    }

    /** Runs {@code listener} after each commit, on the committing thread: it must only wake someone. */
    public void onCommit(Runnable listener) {
        listeners.add(listener);
    }

    /** The same, but not after {@link #quiet} work. */
    public void onChange(Runnable listener) {
        pages.add(listener);
    }

    /** Stops telling {@code listener}. */
    public void forget(Runnable listener) {
        listeners.remove(listener);
        pages.remove(listener);
    }

    @Override
    public <R> R write(Function<? super T, R> work) {
        R result = transactions.write(work);
        tellAll();
        return result;
    }

    @Override
    public <R> R urgent(Function<? super T, R> work) {
        R result = transactions.urgent(work);
        tellAll();
        return result;
    }

    @Override
    public <R> R quiet(Function<? super T, R> work) {
        R result = transactions.quiet(work);
        listeners.forEach(Runnable::run);
        return result;
    }

    @Override
    public <R> R read(Function<? super T, R> work) {
        return transactions.read(work);
    }

    private void tellAll() {
        listeners.forEach(Runnable::run);
        pages.forEach(Runnable::run);
    }
}
