package org.chmail.mailets;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.chmail.mailets.bridge.Breaker;
import org.chmail.mailets.bridge.Bridges;

/**
 * Expands aliases, as James' own {@code RecipientRewriteTable} holds them, for all mailets of this James. The table may be in a
 * database that stalls: it is read by threads of our own, nobody waits for them longer than they want, and after a failure it is left
 * alone for a while. What could not be looked up counts as written. Any number of threads may call.
 */
@Singleton
public final class Aliases {
    private static final int THREADS = 16;
    private static final int MAX_WAITING = 1000;

    private final AliasTable table;
    private final Breaker breaker;
    private final ExecutorService threads = threads();

    /** Called by James. */
    @Inject
    public Aliases(RecipientRewriteTable table) {
        this(table, System::nanoTime);
    }

    /** For tests: {@code nanoTime} is a clock like {@link System#nanoTime()}. */
    Aliases(RecipientRewriteTable table, LongSupplier nanoTime) {
        this.table = new AliasTable(table);
        this.breaker = new Breaker(
                "James' RecipientRewriteTable", "Addresses count as they are written", Bridges.WINDOW, nanoTime);
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "chmail-aliases");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Looks up a mail's author. */
    Expansion expand(String author, LocalDomains domains, Duration within) {
        return expand(author, List.of(), List.of(), domains, within);
    }

    /** Looks up a mail's author and recipients, the author first: without them the mail goes unstamped. */
    Expansion expand(String author, List<String> to, List<String> cc, LocalDomains domains, Duration within) {
        List<String> addresses = Stream.of(List.of(author), to, cc)
                .flatMap(List::stream)
                .distinct()
                .collect(Collectors.toList());
        Map<String, String> found = new ConcurrentHashMap<>();
        if (breaker.permits()) {
            lookUp(addresses, domains, within, found);
        }
        return new Expansion(found);
    }

    private void lookUp(List<String> addresses, LocalDomains domains, Duration within, Map<String, String> found) {
        // Never interrupted: some embedded databases close their file when a thread that reads it is.
        AtomicBoolean isOver = new AtomicBoolean();
        try {
            Future<?> lookUps = threads.submit(() -> {
                for (Iterator<String> left = addresses.iterator(); left.hasNext() && !isOver.get(); ) {
                    String address = left.next();
                    found.put(address, table.follow(address, domains));
                }
                return null;
            });
            lookUps.get(within.toNanos(), TimeUnit.NANOSECONDS);
            breaker.succeeded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // James stops; that says nothing about the table
        } catch (ExecutionException e) {
            breaker.failed(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            breaker.failed(addresses.size() + " addresses were not looked up within " + within.toMillis() + " ms");
        } catch (RejectedExecutionException e) {
            breaker.failed("all " + THREADS + " threads wait for it");
        } finally {
            isOver.set(true);
        }
    }
}
