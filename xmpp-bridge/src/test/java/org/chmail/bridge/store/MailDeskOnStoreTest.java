package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.MailDesk;
import org.chmail.bridge.directory.RegistrationGuard;
import org.chmail.bridge.directory.StampOutcome;
import org.chmail.bridge.directory.StampOutcome.NotBound;
import org.chmail.bridge.directory.StampOutcome.Stamped;
import org.chmail.bridge.directory.StampRequest;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Participant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailDeskOnStoreTest extends StoreTest {

    private MailDesk desk;

    @BeforeEach
    void openDesk() {
        desk = desk(store);
    }

    @Test
    void stampShouldBeOneUrgentTransaction() {
        var calls = new ArrayList<String>();
        Transactions<AttemptTransaction> counted = new Transactions<>() {
            @Override
            public <R> R write(Function<? super AttemptTransaction, R> work) {
                calls.add("write");
                return store.write(work);
            }

            @Override
            public <R> R urgent(Function<? super AttemptTransaction, R> work) {
                calls.add("urgent");
                return store.urgent(work);
            }

            @Override
            public <R> R read(Function<? super AttemptTransaction, R> work) {
                calls.add("read");
                return store.read(work);
            }
        };

        assertThat(desk(counted).stamp(request("<1@example.org>"))).isInstanceOf(Stamped.class);

        assertThat(calls).containsExactly("urgent");
    }

    @Test
    void repeatShouldGiveTheSameWhenReopened() {
        StampOutcome first = desk.stamp(request("<1@example.org>"));
        reopen();

        assertThat(desk(store).stamp(request("<1@example.org>"))).isEqualTo(first);
        see(tx -> assertThat(tx.mails().recent(Set.of(new Address("bob@example.org")), NOW, 0, 9))
                .singleElement()
                .satisfies(mail -> assertThat(tx.mails().participants(mail.id()))
                        .extracting(Participant::address)
                        .extracting(Address::local)
                        .containsExactly("alice", "bob", "carol")));
        see(tx -> assertThat(tx.logins().lastSeen(ALICE))
                .hasValueSatisfying(seen -> assertThat(seen.address()).isEqualTo("192.0.2.7")));
    }

    @Test
    void mailShouldHaveOnePortWhenItIsStampedManyTimesAtOnce() throws Exception {
        assertThat(atOnce(4, thread -> request("<1@example.org>"))).hasSize(1).allMatch(Stamped.class::isInstance);
    }

    @Test
    void mailsShouldHavePortsOfTheirOwnWhenStampedAtOnce() throws Exception {
        assertThat(atOnce(20, thread -> request("<" + thread + "@example.org>")))
                .hasSize(20)
                .allMatch(Stamped.class::isInstance);
        see(tx -> assertThat(tx.ports().held(ALICE).cardinality()).isEqualTo(20));
    }

    @Test
    void authorShouldBeStampedAtALinkedAddressAndNobodyElse() {
        Address gmail = new Address("alice@gmail.example");
        assertThat(desk.stamp(from("alice@example.org", gmail))).isInstanceOf(NotBound.class);
        write(tx -> tx.addresses().link(gmail, ALICE, NOW));

        assertThat(desk.stamp(from("alice", gmail)))
                .isInstanceOfSatisfying(
                        Stamped.class, stamped -> assertThat(stamped.login()).isEqualTo(ALICE));
        assertThat(desk.stamp(from("bob@example.org", gmail))).isInstanceOf(NotBound.class);
    }

    private static StampRequest from(String user, Address author) {
        StampRequest request = request("<1@example.org>");
        return new StampRequest(
                user, author, request.messageId(), "Tea", request.to(), request.cc(), Map.of(), "192.0.2.7", false);
    }

    private interface Part {
        StampRequest request(int thread);
    }

    /** The different outcomes. */
    private Set<StampOutcome> atOnce(int threads, Part part) throws Exception {
        var calls = new ArrayList<Callable<StampOutcome>>();
        for (int i = 0; i < threads; i++) {
            StampRequest request = part.request(i);
            calls.add(() -> desk.stamp(request));
        }
        var outcomes = new HashSet<StampOutcome>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<StampOutcome> each : pool.invokeAll(calls)) {
                outcomes.add(each.get());
            }
        }
        return outcomes;
    }

    private static MailDesk desk(Transactions<AttemptTransaction> transactions) {
        return new MailDesk(
                transactions,
                new Directory("example.org", Set.of("example.org")),
                new RegistrationGuard(true),
                new ChatLinks(List.of(new byte[32]), URI.create("https://chat.example.org")),
                Duration.ofDays(90),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Random(7));
    }

    private static StampRequest request(String messageId) {
        return new StampRequest(
                "alice@example.org",
                new Address("alice@example.org"),
                messageId,
                "Tea",
                List.of(new Address("bob@example.org")),
                List.of(new Address("carol@example.org")),
                Map.of(),
                "192.0.2.7",
                false);
    }
}
