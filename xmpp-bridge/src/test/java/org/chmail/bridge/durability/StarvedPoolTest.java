package org.chmail.bridge.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.chmail.bridge.store.Databases;
import org.chmail.bridge.store.Store;
import org.chmail.bridge.store.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All connections are taken. */
class StarvedPoolTest {

    private static final int MOST = 8;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void workShouldBeRefusedWithAReasonWhileEveryConnectionIsTakenAndGoOnThen(Databases kind) throws Exception {
        // SQLite's pool is smaller; of PostgreSQL's, the rest is kept for what is urgent.
        var taken = new CountDownLatch(MOST / 2);
        var enough = new CountDownLatch(1);
        try (Database database = Database.of(kind);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Store store = database.store;
            List<Future<Boolean>> holders = new ArrayList<>();
            for (long i = taken.getCount(); i > 0; i--) {
                holders.add(threads.submit(() -> store.read(tx -> {
                    taken.countDown();
                    return passed(enough);
                })));
            }
            assertThat(passed(taken)).isTrue();
            try {
                assertThatThrownBy(() -> store.read(tx -> tx.outbox().waiting()))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("nothing was changed")
                        .hasMessageContaining("database.poolSize");
                assertThat(store.<Long>urgent(tx -> tx.outbox().waiting())).isZero();
            } finally {
                enough.countDown();
            }
            for (Future<Boolean> holder : holders) {
                assertThat(holder.get()).isTrue();
            }
            assertThat(store.<Long>read(tx -> tx.outbox().waiting())).isZero();
        }
    }

    private static boolean passed(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
