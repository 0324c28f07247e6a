package org.chmail.it;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Work done side by side, each piece in a thread of its own. */
final class Parallel {

    static final Executor THREADS = Thread::startVirtualThread;

    private Parallel() {}

    /** Begins a piece. */
    static <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, THREADS);
    }

    /** Runs all pieces to their end; throws what the first to fail threw, the others suppressed in it. */
    static void runAll(List<Runnable> pieces) {
        List<CompletableFuture<Void>> begun = pieces.stream()
                .map(piece -> CompletableFuture.runAsync(piece, THREADS))
                .toList();
        RuntimeException failure = null;
        for (CompletableFuture<Void> piece : begun) {
            try {
                join(piece);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits for a piece and throws what it threw, without the wrapping. */
    static <T> T join(CompletableFuture<T> piece) {
        try {
            return piece.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
