package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.directory.Arrivals;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.DeliveryClaim;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.Preferences;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Channel;
import org.chmail.bridge.model.Participant.Role;
import org.chmail.bridge.words.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrivalsOnStoreTest extends StoreTest {

    private static final Mail MAIL = mail("m1", 49213, NOW);
    private static final LoginId DAN = new LoginId("dan@example.org");
    private static final DeliveryClaim CLAIM =
            new DeliveryClaim(ALICE, "example.org", 49213, MAIL.from(), MAIL.messageId(), "");

    private final List<String> calls = new ArrayList<>();
    private Arrivals arrivals;
    private Preferences preferences;

    @BeforeEach
    void build() {
        arrivals = new Arrivals(
                counted(),
                new Directory("example.org", Set.of("example.org")),
                new ChatLinks(List.of(new byte[32]), URI.create("https://chat.example.org")),
                new Words(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        preferences = new Preferences(store);
        write(tx -> {
            tx.ports().allot(ALICE, MAIL.port(), MAIL.id(), NOW, MAIL.expiresAt());
            tx.mails()
                    .insert(
                            MAIL,
                            "h",
                            List.of(
                                    participant("alice@example.org", Role.AUTHOR),
                                    participant("bob@example.org", Role.TO),
                                    participant("carol@gmail.example", Role.CC)));
        });
    }

    @Test
    void deliveryShouldBeOneReadWhenNobodyAskedToBeTold() {
        assertThat(arrive("bob@example.org", "carol@example.org", "x@elsewhere.example"))
                .isTrue();

        assertThat(calls).containsExactly("read");
        assertThat(told()).isEmpty();
    }

    @Test
    void receiverShouldBeToldOnceWhenTheyAsked() {
        preferences.notify(BOB, true);

        assertThat(arrive("bob@example.org")).isTrue();
        assertThat(arrive("bob@example.org")).isTrue();

        assertThat(told()).singleElement().satisfies(parcel -> {
            assertThat(parcel.recipient()).isEqualTo("bob@example.org");
            assertThat(parcel.body())
                    .isEqualTo("alice@example.org wrote to you: \"Tea\"."
                            + " To chat about it, say: chat alice@example.org 49213");
        });
    }

    @Test
    void receiverShouldNotBeToldWhenTheySayOffAgain() {
        preferences.notify(BOB, true);
        preferences.notify(BOB, false);

        assertThat(arrive("bob@example.org")).isTrue();

        assertThat(told()).isEmpty();
    }

    @Test
    void receiverShouldBeToldAtALinkedAddress() {
        preferences.notify(CAROL, true);
        write(tx -> tx.addresses().link(new Address("carol@gmail.example"), CAROL, NOW));

        assertThat(arrive("carol@gmail.example")).isTrue();

        assertThat(told()).extracting(Parcel::recipient).containsExactly("carol@example.org");
    }

    @Test
    void authorAndBlindCopyShouldNotBeTold() {
        preferences.notify(ALICE, true);
        preferences.notify(DAN, true);

        assertThat(arrive("alice@example.org", "dan@example.org")).isTrue();

        assertThat(told()).isEmpty();
    }

    @Test
    void nobodyShouldBeToldWhenTheClaimIsForged() {
        preferences.notify(BOB, true);
        var forged = new DeliveryClaim(ALICE, "example.org", 49213, MAIL.from(), "<other@example.org>", "");

        assertThat(arrivals.arrive(forged, List.of(new Address("bob@example.org"))))
                .isFalse();

        assertThat(told()).isEmpty();
    }

    private boolean arrive(String... recipients) {
        return arrivals.arrive(
                CLAIM, List.of(recipients).stream().map(Address::new).toList());
    }

    private List<Parcel> told() {
        return store.write(tx -> tx.outbox().claim(Channel.XMPP, "test", Duration.ofMinutes(1), NOW, 99));
    }

    private Transactions<AttemptTransaction> counted() {
        return new Transactions<>() {
            @Override
            public <R> R write(Function<? super AttemptTransaction, R> work) {
                calls.add("write");
                return store.write(work);
            }

            @Override
            public <R> R read(Function<? super AttemptTransaction, R> work) {
                calls.add("read");
                return store.read(work);
            }
        };
    }
}
