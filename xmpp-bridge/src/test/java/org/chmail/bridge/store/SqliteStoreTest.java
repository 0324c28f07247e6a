package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.chmail.bridge.model.LoginId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

/** What holds on SQLite only. */
class SqliteStoreTest {

    private static final LoginId ALICE = new LoginId("alice@example.org");

    @TempDir
    Path folder;

    private StoreSettings settings;
    private Store store;

    @BeforeEach
    void open() {
        settings = new StoreSettings("jdbc:sqlite:" + folder.resolve("chmail.db"), null, null, 2);
        Migrations.migrate(settings);
        store = Store.open(settings);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void writerShouldHaveEachCommitOnDisk() {
        assertThat(pragma("journal_mode")).isEqualTo("wal");
        assertThat(pragma("synchronous")).as("FULL").isEqualTo("2");
        assertThat(pragma("foreign_keys")).isEqualTo("1");
        assertThat(pragma("busy_timeout")).isEqualTo("2000");
        assertThat(pragma("locking_mode")).isEqualTo("normal");
    }

    @Test
    void storeShouldSayThatTheDiskIsFullUntilThereIsRoom() {
        assertThat(store.trouble("1", Instant.EPOCH)).isEmpty();

        // SQLite's own bound on the file stands for the disk's.
        pragma("max_page_count = 1");
        assertThatThrownBy(() -> fill()).hasMessageContaining("SQLITE_FULL");
        assertThat(store.trouble("x".repeat(10_000), Instant.EPOCH))
                .hasValueSatisfying(says -> assertThat(says)
                        .startsWith("The disk of " + folder.resolve("chmail.db") + " is full")
                        .contains("Make room"));

        pragma("max_page_count = 1000000");
        assertThat(store.trouble("1", Instant.EPOCH)).isEmpty();
    }

    private void fill() {
        for (int i = 0; i < 1000; i++) {
            LoginId login = new LoginId("user" + i + "@example.org");
            store.write(tx -> {
                tx.logins().seen(login, "192.0.2.7", Instant.EPOCH);
                return login;
            });
        }
    }

    private String pragma(String name) {
        return store.engine()
                .write(
                        false,
                        handle -> handle.createQuery("PRAGMA " + name)
                                .mapTo(String.class)
                                .one());
    }

    @Test
    void transactionShouldBeOneCommitWhateverItHolds() {
        var commits = new AtomicInteger();
        SqliteEngine engine = (SqliteEngine) store.engine();
        engine.write(false, handle -> {
            ((SQLiteConnection) handle.getConnection()).addCommitListener(new SQLiteCommitListener() {
                @Override
                public void onCommit() {
                    commits.incrementAndGet();
                }

                @Override
                public void onRollback() {}
            });
            return true;
        });
        commits.set(0);

        store.urgent(tx -> {
            tx.logins().seen(ALICE, "192.0.2.1", Instant.EPOCH);
            return tx.ports().allot(ALICE, 2001, "m", Instant.EPOCH, Instant.EPOCH);
        });

        assertThat(commits).hasValue(1);
    }

    @Test
    void urgentShouldGoBeforeWritesThatWaitedLonger() throws Exception {
        WriterGate gate = ((SqliteEngine) store.engine()).gate();
        var order = new CopyOnWriteArrayList<String>();
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var work = new ArrayList<Future<?>>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            work.add(threads.submit(() -> store.write(tx -> {
                inside.countDown();
                return passed(go);
            })));
            passed(inside);
            work.add(threads.submit(() -> store.write(tx -> order.add("a"))));
            await().until(() -> gate.waiting() == 1);
            work.add(threads.submit(() -> store.write(tx -> order.add("b"))));
            await().until(() -> gate.waiting() == 2);
            work.add(threads.submit(() -> store.urgent(tx -> order.add("stamp"))));
            await().until(() -> gate.waiting() == 3);
            go.countDown();
            for (Future<?> each : work) {
                each.get(1, TimeUnit.MINUTES);
            }
        }

        assertThat(order).containsExactly("stamp", "a", "b");
    }

    @Test
    void writeShouldBeRefusedWithinAWrite() {
        assertThatThrownBy(() -> store.write(tx -> store.urgent(other -> true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within a transaction");

        assertThat(store.<Boolean>write(tx -> true)).isTrue();
    }

    @Test
    void writeShouldWaitWhenAToolHoldsTheFile() throws Exception {
        try (Connection tool = DriverManager.getConnection(settings.url());
                Statement statement = tool.createStatement();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            statement.execute("BEGIN IMMEDIATE");
            Future<Boolean> write = threads.submit(() -> store.write(tx -> {
                tx.logins().seen(ALICE, "192.0.2.1", Instant.EPOCH);
                return true;
            }));
            assertThatThrownBy(() -> write.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            statement.execute("COMMIT");
            assertThat(write.get(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void toolShouldWriteBesideTheServer() throws Exception {
        int each = 50;
        try (Store tool = Store.open(settings);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> work = List.of(
                    threads.submit(() -> allot(tool, 2000, each)), threads.submit(() -> allot(store, 3000, each)));
            for (Future<?> part : work) {
                part.get(1, TimeUnit.MINUTES);
            }
        }

        assertThat(store.<Integer>read(tx -> tx.ports().held(ALICE).cardinality()))
                .isEqualTo(2 * each);
    }

    private static void allot(Store to, int from, int count) {
        for (int i = 0; i < count; i++) {
            int port = from + i;
            to.write(tx -> tx.ports().allot(ALICE, port, "m", Instant.EPOCH, Instant.EPOCH));
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
