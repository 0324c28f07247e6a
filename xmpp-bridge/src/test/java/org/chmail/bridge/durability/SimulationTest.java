package org.chmail.bridge.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.chmail.bridge.store.Databases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random walks with the real services on a real database: {@code -Dsim.seeds=5000} for more, {@code -Dsim.seed=17} for the
 * one that failed.
 */
class SimulationTest {

    private static final int THREADS = 2;

    @Test
    void everyWalkShouldKeepWhatIsPromisedWhateverHappensOnIt() throws Exception {
        Long one = Long.getLong("sim.seed");
        long first = one == null ? 1 : one;
        long last = one == null ? Long.getLong("sim.seeds", 1000) : one;
        var next = new AtomicLong(first);
        var failures = new ArrayList<String>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<@Nullable String>> walkers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                walkers.add(threads.submit(() -> walk(next, last)));
            }
            for (Future<@Nullable String> walker : walkers) {
                String failure = walker.get();
                if (failure != null) {
                    failures.add(failure);
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    /** Walks until one fails. */
    private static @Nullable String walk(AtomicLong next, long last) {
        try (Database database = Database.of(Databases.SQLITE)) {
            for (long seed = next.getAndIncrement(); seed <= last; seed = next.getAndIncrement()) {
                Walk walk = new Walk(seed, database);
                try {
                    walk.run();
                } catch (RuntimeException | Error e) {
                    next.set(last + 1);
                    return report(seed, walk, e);
                }
                database.empty();
            }
        }
        return null;
    }

    private static String report(long seed, Walk walk, Throwable e) {
        var out = new StringBuilder("Seed " + seed + ". Once more: mvn test -pl xmpp-bridge -am"
                + " -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false -Dsim.seed=" + seed + "\n");
        walk.log.forEach(line -> out.append("  ").append(line).append('\n'));
        out.append(e).append('\n');
        for (StackTraceElement frame : e.getStackTrace()) {
            out.append("    at ").append(frame).append('\n');
        }
        return out.toString();
    }
}
