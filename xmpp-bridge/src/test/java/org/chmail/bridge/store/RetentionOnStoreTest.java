package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chmail.bridge.attempt.Retention;
import org.chmail.bridge.directory.Linking;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.post.Letters;
import org.junit.jupiter.api.Test;

class RetentionOnStoreTest extends StoreTest {

    private static final Duration DAY = Duration.ofDays(1);
    private final Mail mail = mail("m1", 2001, NOW);
    private final Attempt attempt = attempt("m1");

    @Test
    void attemptShouldGoSevenDaysAfterItsEndAndItsMailStay() {
        write(tx -> {
            store(tx, mail);
            tx.attempts().insert(attempt);
            tx.attempts().addCaller(attempt.id(), BOB, NOW);
            tx.chats().insert(chat(ChatState.CLOSED));
            tx.attempts().end(attempt.id(), NOW);
        });

        pass(DAY.multipliedBy(7).minusMillis(1));
        see(tx -> assertThat(tx.chats().byId("c1")).isPresent());

        pass(DAY.multipliedBy(7));
        see(tx -> {
            assertThat(tx.attempts().byId(attempt.id())).isEmpty();
            assertThat(tx.chats().byId("c1")).isEmpty();
            assertThat(tx.mails().byId("m1")).contains(mail);
        });
    }

    @Test
    void attemptShouldStayUntilItsRoomIsGone() {
        write(tx -> {
            store(tx, mail);
            tx.attempts().insert(attempt);
            tx.chats().insert(chat(ChatState.CLOSING));
            tx.attempts().end(attempt.id(), NOW);
        });

        pass(DAY.multipliedBy(8));

        see(tx -> assertThat(tx.attempts().byId(attempt.id())).isPresent());
    }

    @Test
    void mailShouldGoAtItsEndAndItsPortRestForThirtyDays() {
        write(tx -> {
            store(tx, mail);
            tx.told().tell("m1", BOB, NOW);
        });
        Duration life = Duration.between(NOW, mail.expiresAt());

        pass(life.minusMillis(1));
        see(tx -> assertThat(tx.mails().byId("m1")).isPresent());

        pass(life);
        see(tx -> {
            assertThat(tx.mails().byId("m1")).isEmpty();
            assertThat(tx.mails().participants("m1")).isEmpty();
            assertThat(tx.ports().held(ALICE).get(2001)).isTrue();
        });

        pass(life.plus(DAY.multipliedBy(30)));
        see(tx -> assertThat(tx.ports().held(ALICE).isEmpty()).isTrue());
    }

    @Test
    void mailShouldStayWhileSomeoneIsAskedAboutIt() {
        write(tx -> {
            store(tx, mail);
            tx.attempts().insert(attempt);
        });

        pass(DAY.multipliedBy(200));
        see(tx -> assertThat(tx.mails().byId("m1")).isPresent());
        see(tx -> assertThat(tx.ports().held(ALICE).get(2001)).isTrue());

        write(tx -> tx.attempts().end(attempt.id(), NOW.plus(DAY.multipliedBy(200))));
        pass(DAY.multipliedBy(200));
        see(tx -> assertThat(tx.mails().byId("m1")).isEmpty());
    }

    @Test
    void mailThatItsAuthorClosedShouldStayWhileACopyMayBeUnderWay() {
        write(tx -> {
            store(tx, mail);
            tx.mails().expire("m1", NOW);
        });

        pass(DAY.multipliedBy(6));
        see(tx -> assertThat(tx.mails().byPort(ALICE, 2001)).isPresent());

        pass(DAY.multipliedBy(7));
        see(tx -> assertThat(tx.mails().byPort(ALICE, 2001)).isEmpty());
    }

    @Test
    void whatWasNeededForAWhileShouldGo() {
        Letter letter = Letter.create(new Address("a@b.example"), "", "S", "T");
        Letter orphan = Letter.create(new Address("c@b.example"), "", "S", "T");
        write(tx -> {
            tx.linkCodes().add(ALICE, new Address("a@b.example"), "h", NOW, NOW);
            tx.handled().remember(new CommandKey("k"), NOW, NOW.plusSeconds(60));
            Letters.send(tx, letter, NOW);
            tx.letters().add(orphan);
        });

        pass(Duration.ofHours(1));

        see(tx -> {
            assertThat(tx.linkCodes().askedBy(ALICE, Instant.EPOCH)).isZero();
            assertThat(tx.letters().byId(letter.id())).isPresent();
            assertThat(tx.letters().byId(orphan.id())).isEmpty();
        });
        assertThat(store.engine()
                        .<Optional<String>>read(
                                false,
                                handle -> handle.createQuery("SELECT command_key FROM handled")
                                        .mapTo(String.class)
                                        .findOne()))
                .isEmpty();
        assertThat(Linking.PERIOD).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void allShouldGoWhenThereAreMoreThanOneBatch() {
        write(tx -> {
            for (int i = 0; i < 250; i++) {
                store(tx, mail("n" + i, 3000 + i, NOW));
            }
        });

        pass(DAY.multipliedBy(120));

        see(tx -> assertThat(tx.ports().held(ALICE).isEmpty()).isTrue());
        see(tx -> assertThat(tx.mails().byId("n249")).isEmpty());
    }

    private void pass(Duration sinceNow) {
        new Retention(store, Clock.fixed(NOW.plus(sinceNow), ZoneOffset.UTC)).run();
    }

    private Chat chat(ChatState state) {
        return new Chat("c1", attempt.id(), "room", state, NOW, null, null, 0);
    }
}
