package org.chmail.bridge.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.attempt.World.ALICE;
import static org.chmail.bridge.attempt.World.BOB;
import static org.chmail.bridge.attempt.World.CAROL;
import static org.chmail.bridge.attempt.World.DAN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chmail.bridge.attempt.MailRef.ByPort;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.AlarmPolicy;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.post.MailNotSent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmsTest {

    private static final Duration EVERY = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void aliceIsOff() {
        start(Optional.of(new AlarmPolicy(EVERY, false)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void start(Optional<AlarmPolicy> alarms) {
        world = new World(folder, Set.of("example.org"), alarms);
        world.presences.put(ALICE, Presence.OFF);
    }

    private ByPort ask(LoginId who) {
        ByPort mail = world.mail(ALICE, List.of(BOB, CAROL), List.of());
        ask(who, mail);
        return mail;
    }

    private void ask(LoginId who, ByPort mail) {
        world.services.asking().ask(who, mail, false, null);
        world.send();
    }

    private Mail mail(ByPort ref) {
        return world.store
                .read(tx -> tx.mails().byPort(ref.author(), ref.port()))
                .orElseThrow();
    }

    @Test
    void calleeWhoIsOffShouldGetOneMailInTheThread() {
        ByPort mail = ask(BOB);

        Letter letter = world.post.taken.get(0);
        assertThat(world.post.taken).hasSize(1);
        assertThat(letter.to()).isEqualTo(new Address("alice@example.org"));
        assertThat(letter.subject()).isEqualTo("bob@example.org would like to chat: Lunch?");
        assertThat(letter.inReplyTo()).isEqualTo(mail(mail).messageId());
        assertThat(letter.references()).containsExactly(mail(mail).messageId());
        assertThat(letter.lang()).isEqualTo("en");
        assertThat(letter.text())
                .startsWith("bob@example.org would like to chat about the mail \"Lunch?\" (alice@example.org "
                        + mail.port() + ").")
                .containsPattern("\nhttps://chat.example.org/a/[a-z2-7]{32}\n")
                .contains("chmail@example.org in your XMPP program:\naccept alice@example.org " + mail.port() + "\n");
        assertThat(world.store.<Long>read(tx -> tx.outbox().waiting())).isZero();
        assertThat(world.store.<Optional<Letter>>read(tx -> tx.letters().byId(letter.id())))
                .isEmpty();
    }

    @Test
    void legShouldBeToldByMailOnlyOnce() {
        ask(BOB);
        world.presence(ALICE, Presence.ON);
        world.pass(EVERY);
        world.presence(ALICE, Presence.OFF);
        world.pass(EVERY);

        assertThat(world.post.taken).hasSize(1);
    }

    @Test
    void moreThanOneShouldBeGatheredIntoTheNextMail() {
        ask(BOB);
        world.pass(Duration.ofMinutes(1));
        ByPort second = ask(BOB);
        ByPort third = ask(CAROL);
        assertThat(world.post.taken).hasSize(1);

        world.pass(EVERY.minusMinutes(1).minusMillis(1));
        assertThat(world.post.taken).hasSize(1);
        world.pass(Duration.ofMillis(1));

        assertThat(world.post.taken).hasSize(2);
        Letter letter = world.post.taken.get(1);
        assertThat(letter.subject()).isEqualTo("bob@example.org, carol@example.org would like to chat");
        assertThat(letter.inReplyTo()).isEqualTo(mail(third).messageId());
        assertThat(letter.references())
                .containsExactly(mail(second).messageId(), mail(third).messageId());
        assertThat(letter.text().split("/a/", -1)).as("links").hasSize(3);
        world.pass(EVERY.multipliedBy(3));
        assertThat(world.post.taken).hasSize(2);
        assertThat(world.store.<Long>read(tx -> tx.outbox().waiting())).isZero();
    }

    @Test
    void nothingShouldBeMailedWhenItIsOverBeforeItsTime() {
        ask(BOB);
        ByPort second = ask(BOB);
        world.services.withdrawing().withdraw(BOB, second, null);

        world.pass(EVERY);

        assertThat(world.post.taken).hasSize(1);
        assertThat(world.store.<Long>read(tx -> tx.outbox().waiting())).isZero();
    }

    @Test
    void repeatShouldBeTheSameLetterWhateverCameMeanwhile() {
        world.post.refusal = new MailNotSent("no server", null);
        ByPort mail = ask(BOB);
        ask(CAROL, mail);
        ask(CAROL);
        world.post.refusal = null;

        world.pass(Duration.ofSeconds(1));

        assertThat(world.post.taken).hasSize(1);
        assertThat(world.post.tried).hasSize(2);
        assertThat(world.post.tried.get(1)).isEqualTo(world.post.tried.get(0));
        world.pass(EVERY);
        assertThat(world.post.taken).hasSize(2);
    }

    @Test
    void refusedLetterShouldBeTriedAtMostEveryFiveMinutesAndDroppedWhenItIsOver() {
        world.post.refusal = new MailNotSent("no such mailbox", true, null);
        ByPort mail = ask(BOB);
        for (int i = 1; i < 12; i++) {
            world.pass(Duration.ofMinutes(5));
            assertThat(world.post.tried).hasSize(i + 1);
        }
        world.pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(world.post.tried).hasSize(12);
        world.services.withdrawing().withdraw(BOB, mail, null);
        int tries = world.post.tried.size();

        world.pass(Duration.ofMinutes(6));

        assertThat(world.post.tried).hasSize(tries);
        assertThat(world.store.<Long>read(tx -> tx.outbox().waiting())).isZero();
    }

    @Test
    void serverThatIsDownShouldBeTriedEveryHalfMinute() {
        world.post.refusal = new MailNotSent("no server", null);
        ask(BOB);
        world.pass(Duration.ofHours(1));
        for (int i = 0; i < 9; i++) {
            world.pass(Duration.ofSeconds(30));
        }
        world.post.refusal = null;

        world.pass(Duration.ofSeconds(30));

        assertThat(world.post.taken).hasSize(1);
    }

    @Test
    void mailShouldNotWaitForAClockThatWasSetBack() {
        ask(BOB);
        world.pass(Duration.ofHours(-1));
        ask(CAROL);

        assertThat(world.post.taken).hasSize(2);
    }

    @Test
    void nobodyShouldBeMailedWhileNotToBeDisturbedOrLateOrOn() {
        world.presences.put(ALICE, Presence.ON);
        world.presences.put(BOB, Presence.QUIET);
        world.presences.put(DAN, Presence.OFF);
        ByPort mail = world.mail(ALICE, List.of(BOB, CAROL), List.of(DAN));
        ask(ALICE, mail);
        world.services.answering().accept(CAROL, mail, null);
        world.send();

        assertThat(world.hand.to(BOB)).isNotEmpty();
        assertThat(world.hand.to(DAN)).isNotEmpty();
        assertThat(world.post.taken).isEmpty();
    }

    @Test
    void whoIsBlockedShouldNeitherRaiseAnAlarmNorBeNamed() {
        world.services.blocking().block(ALICE, BOB, null);
        ByPort mail = ask(BOB);
        assertThat(world.post.taken).isEmpty();

        ask(CAROL, mail);

        assertThat(world.post.taken)
                .singleElement()
                .satisfies(letter -> assertThat(letter.text() + letter.subject())
                        .contains("carol@example.org")
                        .doesNotContain("bob@example.org"));
    }

    @Test
    void whoIsBlockedBeforeItsTimeShouldNotBeToldUntilSomeoneElseAsks() {
        ask(CAROL);
        ByPort mail = ask(BOB);
        world.services.blocking().block(ALICE, BOB, null);
        world.pass(EVERY);
        assertThat(world.post.taken).hasSize(1);

        ask(CAROL, mail);

        assertThat(world.post.taken).hasSize(2);
        assertThat(world.post.taken.get(1).text()).contains("carol@example.org").doesNotContain("bob@example.org");
    }

    @Test
    void nothingShouldBeKeptWhereNoMailIsSent() {
        world.close();
        start(Optional.empty());
        ask(BOB);

        world.pass(EVERY);

        assertThat(world.post.taken).isEmpty();
        assertThat(world.store.<Long>read(tx -> tx.outbox().waiting())).isZero();
    }

    @Test
    void outsiderShouldGetNothingUnlessSetSo(@TempDir Path other) {
        LoginId outsider = new LoginId("eve@elsewhere.example");
        world.presences.put(BOB, Presence.OFF);
        ask(ALICE, world.mail(ALICE, List.of(BOB, outsider), List.of(new LoginId("list@elsewhere.example"))));
        assertThat(world.post.taken).extracting(Letter::to).containsExactly(new Address("bob@example.org"));

        world.close();
        folder = other;
        start(Optional.of(new AlarmPolicy(EVERY, true)));
        ByPort mail = world.mail(ALICE, List.of(BOB, outsider), List.of(new LoginId("list@elsewhere.example")));
        ask(BOB, mail);
        assertThat(world.post.taken).extracting(Letter::to).doesNotContain(new Address("eve@elsewhere.example"));
        world.services.withdrawing().withdraw(BOB, mail, null);
        ask(ALICE, mail);

        assertThat(world.post.taken)
                .filteredOn(letter -> letter.to().equals(new Address("eve@elsewhere.example")))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text())
                        .startsWith("alice@example.org would like to chat about the mail \"Lunch?\"")
                        .containsPattern("\nhttps://chat.example.org/c/[a-z2-7]{32}\n")
                        .doesNotContain("/a/", "accept"));
        assertThat(world.post.taken).extracting(Letter::to).doesNotContain(new Address("list@elsewhere.example"));
    }

    @Test
    void letterShouldSayThatAJoinedOneAsksWhenACallerIsCalledBack() {
        world.presences.put(ALICE, Presence.ON);
        ByPort mail = ask(BOB);
        world.presences.put(BOB, Presence.OFF);
        world.services.answering().accept(ALICE, mail, null);
        world.send();

        assertThat(world.post.taken).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo(new Address("bob@example.org"));
            assertThat(letter.text()).startsWith("alice@example.org would like to chat");
        });
    }
}
