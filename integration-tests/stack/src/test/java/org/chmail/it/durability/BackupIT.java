package org.chmail.it.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.Identity;
import org.chmail.it.durability.TestDatabase.Kind;
import org.chmail.it.server.Shell;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A back-up that was made while the bridge served, restored elsewhere: what was open goes on. As docs/backup.md says. */
@InWorld
class BackupIT {

    @Test
    void openAttemptShouldGoOnWhenSqliteWasRestored(Scene scene) throws Exception {
        Path folder = Files.createDirectories(scene.folder().resolve("durability-backup"));
        TestDatabase lost = TestDatabase.create(Kind.SQLITE, folder.resolve("lost"));
        TestDatabase restored = TestDatabase.create(Kind.SQLITE, folder.resolve("restored"));
        assertGoesOn(scene, lost, restored, () -> {
            try (Connection connection = lost.connect();
                    Statement statement = connection.createStatement()) {
                // What sqlite3's .backup does.
                statement.executeUpdate("backup to " + folder.resolve("restored/chmail.db"));
            }
        });
    }

    /** Needs PostgreSQL's client programs: apt-get install postgresql-client. */
    @Test
    @Tag("Long")
    void openAttemptShouldGoOnWhenPostgresqlWasRestored(Scene scene) throws Exception {
        Path file = Files.createDirectories(scene.folder().resolve("durability-backup"))
                .resolve("chmail.dump");
        TestDatabase lost = TestDatabase.create(Kind.POSTGRESQL, scene.folder());
        TestDatabase restored = TestDatabase.create(Kind.POSTGRESQL, scene.folder());
        assertGoesOn(scene, lost, restored, () -> {
            Shell.run("pg_dump", "--format=custom", "--file=" + file, lost.uri());
            Shell.run("pg_restore", "--no-owner", "--exit-on-error", "--dbname=" + restored.uri(), file.toString());
        });
    }

    /** A back-up and its restoring. */
    @FunctionalInterface
    private interface BackUp {
        void run() throws Exception;
    }

    private static void assertGoesOn(Scene scene, TestDatabase lost, TestDatabase restored, BackUp backUp)
            throws Exception {
        Person alice = scene.person("alice");
        Person bob = scene.person("bob");
        Ground.lay(scene, lost);
        CHmailUser bobChats = scene.comesOn(bob);
        Identity mail;
        try (RestoredBridge before = scene.bridgeWith(lost.settings().toArray(String[]::new))) {
            mail = scene.mailed(alice, bob);
            assertThat(bobChats.asksFor(mail).isAnswered().body()).contains("will be told");
            try (Busy busy = Busy.stamping(scene, alice, bob)) {
                backUp.run();
                assertThat(busy.work()).isNotDone();
            }
            before.bridge().process().kill();
            before.bridge().startAgain();
        }

        try (RestoredBridge after = scene.bridgeWith(restored.settings().toArray(String[]::new))) {
            CHmailUser aliceChats = scene.comesOn(alice);
            aliceChats.isRungFor(mail);
            String room = aliceChats.accepts(mail).isInvited();
            assertThat(bobChats.isInvited()).isEqualTo(room);
            assertThat(after.bridge().process().isAlive()).isTrue();
        }
    }

    /** Mails are stamped all the while. */
    private record Busy(AtomicBoolean over, ExecutorService thread, Future<Integer> work) implements AutoCloseable {

        static Busy stamping(Scene scene, Person author, Person receiver) {
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService thread = Executors.newSingleThreadExecutor();
            return new Busy(over, thread, thread.submit(() -> stamp(scene, author, receiver, over)));
        }

        private static int stamp(Scene scene, Person author, Person receiver, AtomicBoolean over) {
            int count = 0;
            while (!over.get()) {
                assertThat(scene.api()
                                .stamp(
                                        "<busy-" + ++count + "@durable.example>",
                                        author.address(),
                                        "Busy",
                                        List.of(receiver.address()),
                                        List.of())
                                .status())
                        .isEqualTo(200);
            }
            return count;
        }

        @Override
        public void close() {
            over.set(true);
            thread.close();
            assertThat(work.resultNow()).isPositive();
        }
    }
}
