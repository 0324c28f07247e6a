package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.directory.ConcurrentChange;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.junit.jupiter.api.Test;

class TransactionsTest extends StoreTest {

    private static final int THREADS = 4;

    @Test
    void writeShouldLeaveNothingWhenItsWorkFails() {
        assertThatThrownBy(() -> write(tx -> {
                    tx.logins().seen(ALICE, "192.0.2.1", NOW);
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");

        see(tx -> assertThat(tx.logins().lastSeen(ALICE)).isEmpty());
        write(tx -> tx.logins().seen(ALICE, "192.0.2.1", NOW));
    }

    @Test
    void writeShouldRunAgainWhenItsWorkLostARace() {
        var runs = new AtomicInteger();
        write(tx -> {
            tx.logins().seen(ALICE, "192.0.2." + runs.get(), NOW);
            if (runs.incrementAndGet() < 3) {
                throw new ConcurrentChange("someone");
            }
        });

        assertThat(runs).hasValue(3);
        see(tx -> assertThat(tx.logins().lastSeen(ALICE))
                .hasValueSatisfying(seen -> assertThat(seen.address()).isEqualTo("192.0.2.2")));
    }

    @Test
    void writeShouldSaySoWhenItLosesEveryRace() {
        var runs = new AtomicInteger();
        assertThatThrownBy(() -> write(tx -> {
                    runs.incrementAndGet();
                    throw new ConcurrentChange("port 2001 of alice@example.org");
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("given up after 20 tries")
                .hasMessageContaining("port 2001 of alice@example.org");
        assertThat(runs).hasValue(Races.TRIES);
    }

    @Test
    void readShouldRefuseToChangeAnything() {
        assertThatThrownBy(() -> see(tx -> tx.logins().seen(ALICE, "192.0.2.1", NOW)))
                .isInstanceOf(RuntimeException.class);
        see(tx -> assertThat(tx.logins().lastSeen(ALICE)).isEmpty());
    }

    @Test
    void readShouldSeeOneMomentWhenSomeoneWritesMeanwhile() throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            List<Boolean> seen = read(tx -> {
                boolean before = tx.logins().lastSeen(ALICE).isPresent();
                await(other.submit(() -> write(w -> w.logins().seen(ALICE, "192.0.2.1", NOW))));
                return List.of(before, tx.logins().lastSeen(ALICE).isPresent());
            });
            assertThat(seen).containsExactly(false, false);
        }
        see(tx -> assertThat(tx.logins().lastSeen(ALICE)).isPresent());
    }

    @Test
    void errorShouldNotRepeatTheRowWhenAStatementFails() {
        assertThatThrownBy(() -> write(tx -> tx.attempts().insert(attempt("secret-mail"))))
                .satisfies(error -> {
                    for (Throwable e = error; e != null; e = e.getCause()) {
                        assertThat(e.getMessage()).doesNotContain("secret-mail");
                    }
                });
    }

    @Test
    void lockShouldHoldTheAttemptWhenTwoChangeItsLegs() throws Exception {
        Attempt attempt = attempt("m1");
        write(tx -> {
            store(tx, mail("m1", 2001, NOW));
            tx.attempts().insert(attempt);
            tx.legs()
                    .insert(new Leg("l1", attempt.id(), BOB, false, LegState.RINGING, 1, 1, NOW, false, null, null, 1));
        });
        int each = 10;

        atOnce(THREADS, thread -> {
            for (int i = 0; i < each; i++) {
                write(tx -> {
                    tx.attempts().lock(attempt.id());
                    tx.legs().update(next(tx.legs().byId("l1").orElseThrow()));
                });
            }
            return thread;
        });

        see(tx -> assertThat(tx.legs().byId("l1").orElseThrow().version()).isEqualTo(1 + THREADS * each));
    }

    @Test
    void bothShouldComeThroughWhenTwoWaitForEachOther() throws Exception {
        List<Attempt> attempts = List.of(attempt("m1"), attempt("m2"));
        write(tx -> {
            store(tx, mail("m1", 2001, NOW));
            store(tx, mail("m2", 2002, NOW));
            attempts.forEach(tx.attempts()::insert);
        });
        var met = new CyclicBarrier(2);
        var first = new AtomicInteger();

        atOnce(
                2,
                thread -> store.write(tx -> {
                    tx.attempts().lock(attempts.get(thread).id());
                    if (database == Databases.POSTGRESQL && first.incrementAndGet() <= 2) {
                        meet(met);
                    }
                    tx.attempts().lock(attempts.get(1 - thread).id());
                    tx.attempts().addCaller(attempts.get(0).id(), thread == 0 ? BOB : CAROL, NOW);
                    return thread;
                }));

        see(tx -> assertThat(tx.attempts().callers(attempts.get(0).id())).hasSize(2));
    }

    @Test
    void mailShouldHaveOneOpenAttemptWhenManyBeginAtOnce() throws Exception {
        write(tx -> store(tx, mail("m1", 2001, NOW)));

        List<String> begun =
                atOnce(THREADS, thread -> store.write(tx -> begin(tx).id()));

        assertThat(begun).hasSize(THREADS).containsOnly(begun.get(0));
    }

    @Test
    void portShouldGoToOneWhenManyWantIt() throws Exception {
        Instant end = NOW.plusSeconds(9);

        List<Boolean> got =
                atOnce(THREADS, thread -> store.write(tx -> tx.ports().allot(ALICE, 2001, "m" + thread, NOW, end)));

        assertThat(got).containsOnlyOnce(true);
    }

    private static Attempt begin(AttemptTransaction tx) {
        return tx.attempts().openOf("m1").orElseGet(() -> {
            Attempt attempt = attempt("m1");
            tx.attempts().insert(attempt);
            return attempt;
        });
    }

    private static Leg next(Leg leg) {
        return new Leg(
                leg.id(),
                leg.attemptId(),
                leg.callee(),
                leg.late(),
                leg.state(),
                leg.ring() + 1,
                leg.round(),
                leg.roundBegan(),
                leg.rungOut(),
                leg.asked(),
                leg.due(),
                leg.version() + 1);
    }

    private interface Part<R> {
        R run(int thread);
    }

    private static <R> List<R> atOnce(int count, Part<R> part) throws Exception {
        var start = new CyclicBarrier(count);
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Callable<R>> parts = IntStream.range(0, count)
                    .<Callable<R>>mapToObj(thread -> () -> {
                        meet(start);
                        return part.run(thread);
                    })
                    .toList();
            return threads.invokeAll(parts).stream()
                    .map(TransactionsTest::await)
                    .toList();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <R> R await(Future<R> future) {
        try {
            return future.get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
