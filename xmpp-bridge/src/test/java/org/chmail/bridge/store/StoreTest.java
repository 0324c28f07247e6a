package org.chmail.bridge.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant;
import org.chmail.bridge.model.Participant.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A store on a fresh database, once on each of the two. */
@ParameterizedClass
@EnumSource(Databases.class)
abstract class StoreTest {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final LoginId ALICE = new LoginId("alice@example.org");
    static final LoginId BOB = new LoginId("bob@example.org");
    static final LoginId CAROL = new LoginId("carol@example.org");

    @Parameter
    Databases database;

    @TempDir
    Path folder;

    StoreSettings settings;
    Store store;

    @BeforeEach
    void openStore() throws SQLException {
        settings = database.create(folder);
        Migrations.migrate(settings);
        store = Store.open(settings);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    /** As after a restart. */
    void reopen() {
        store.close();
        store = Store.open(settings);
    }

    void write(Consumer<AttemptTransaction> work) {
        store.write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    void see(Consumer<AttemptTransaction> look) {
        store.read(tx -> {
            look.accept(tx);
            return true;
        });
    }

    <R> R read(Function<AttemptTransaction, R> work) {
        return store.read(work);
    }

    static Mail mail(String id, int port, Instant stampedAt) {
        return new Mail(
                id,
                "<" + id + "@example.org>",
                ALICE,
                new Address("alice@example.org"),
                port,
                "Tea",
                stampedAt,
                stampedAt.plus(Duration.ofDays(90)));
    }

    static Participant participant(String address, Role role) {
        return Participant.unnamed(new Address(address), role);
    }

    /** A mail of alice's to bob. */
    static Mail store(AttemptTransaction tx, Mail mail) {
        tx.ports().allot(mail.author(), mail.port(), mail.id(), mail.stampedAt(), mail.expiresAt());
        tx.mails()
                .insert(
                        mail,
                        "hash-" + mail.id(),
                        List.of(
                                participant("alice@example.org", Role.AUTHOR),
                                participant("bob@example.org", Role.TO)));
        return mail;
    }

    static Attempt attempt(String mailId) {
        return new Attempt(UUID.randomUUID().toString(), mailId, true, false, NOW, NOW.plus(Duration.ofHours(24)));
    }
}
