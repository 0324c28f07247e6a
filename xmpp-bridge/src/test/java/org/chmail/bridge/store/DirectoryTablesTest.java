package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.chmail.bridge.directory.ApiTokens.Granted;
import org.chmail.bridge.directory.LoginRows.Seen;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginSettings;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant;
import org.chmail.bridge.model.Participant.Role;
import org.junit.jupiter.api.Test;

class DirectoryTablesTest extends StoreTest {

    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void lastSeenShouldBeTheLatestWhenToldOutOfOrder() {
        write(tx -> tx.logins().seen(ALICE, "192.0.2.1", LATER));
        write(tx -> tx.logins().seen(ALICE, "192.0.2.9", NOW));

        see(tx -> assertThat(tx.logins().lastSeen(ALICE)).contains(new Seen("192.0.2.1", LATER)));
    }

    @Test
    void lastSeenShouldStayWhenAnAddressIsNotTold() {
        write(tx -> tx.logins().seen(ALICE, "192.0.2.1", NOW));
        write(tx -> tx.logins().seen(ALICE, "", LATER));
        write(tx -> tx.logins().seen(BOB, "", LATER));

        see(tx -> assertThat(tx.logins().lastSeen(ALICE)).contains(new Seen("192.0.2.1", NOW)));
        see(tx -> assertThat(tx.logins().lastSeen(BOB)).isEmpty());
    }

    @Test
    void settingsShouldBeDefaultWhenNothingWasChosen() {
        write(tx -> tx.logins().seen(BOB, "192.0.2.1", NOW));

        see(tx -> assertThat(tx.logins().settings(ALICE)).isEqualTo(LoginSettings.DEFAULT));
        see(tx -> assertThat(tx.logins().settings(BOB)).isEqualTo(LoginSettings.DEFAULT));
    }

    @Test
    void settingsShouldBeThoseChosenLastWhenReopened() {
        write(tx -> tx.logins().choose(ALICE, new LoginSettings(true, true, "en")));
        write(tx -> tx.logins().seen(ALICE, "192.0.2.1", NOW));
        write(tx -> tx.logins().choose(ALICE, new LoginSettings(false, true, "ko")));
        reopen();

        see(tx -> assertThat(tx.logins().settings(ALICE)).isEqualTo(new LoginSettings(false, true, "ko")));
        see(tx -> assertThat(tx.logins().lastSeen(ALICE)).contains(new Seen("192.0.2.1", NOW)));
    }

    @Test
    void portShouldBeRefusedWhenHeldAndGivenToAnotherLogin() {
        write(tx -> {
            assertThat(tx.ports().allot(ALICE, 49213, "m1", NOW, LATER)).isTrue();
            assertThat(tx.ports().allot(ALICE, 49213, "m2", NOW, LATER)).isFalse();
            assertThat(tx.ports().allot(BOB, 49213, "m3", NOW, LATER)).isTrue();
            assertThat(tx.ports().allot(ALICE, 1024, "m4", NOW, LATER)).isTrue();
        });

        see(tx -> assertThat(tx.ports().held(ALICE).stream()).containsExactly(1024, 49213));
    }

    @Test
    void reclaimShouldFreeTheLongestExpiredWhenAskedAgain() {
        write(tx -> {
            tx.ports().allot(ALICE, 2001, "m1", NOW, NOW.plusSeconds(20));
            tx.ports().allot(ALICE, 2002, "m2", NOW, NOW.plusSeconds(10));
            tx.ports().allot(ALICE, 2003, "m3", NOW, NOW.plusSeconds(90));
            tx.ports().allot(BOB, 2004, "m4", NOW, NOW);
            tx.ports().expire(ALICE, 2001, NOW.plusSeconds(5));
        });

        assertThat(reclaim()).hasValue(2001);
        assertThat(reclaim()).hasValue(2002);
        assertThat(reclaim()).isEmpty();
        see(tx -> assertThat(tx.ports().held(ALICE).stream()).containsExactly(2003));
    }

    private OptionalInt reclaim() {
        return store.write(tx -> tx.ports().reclaim(ALICE, LATER));
    }

    @Test
    void mailShouldBeFoundByEachOfItsNamesWhenReopened() {
        Mail mail = mail("m1", 49213, NOW);
        write(tx -> store(tx, mail));
        reopen();

        see(tx -> assertThat(tx.mails().byId("m1")).contains(mail));
        see(tx -> assertThat(tx.mails().byMessageId(mail.messageId(), mail.from()))
                .contains(mail));
        see(tx -> assertThat(tx.mails().byMessageId(mail.messageId(), new Address("bob@example.org")))
                .isEmpty());
        see(tx -> assertThat(tx.mails().byPort(ALICE, 49213)).contains(mail));
        see(tx -> assertThat(tx.mails().byPort(BOB, 49213)).isEmpty());
        see(tx -> assertThat(tx.mails().byTokenHash("hash-m1")).contains(mail));
        see(tx -> assertThat(tx.mails().tokenHash("m1")).isEqualTo("hash-m1"));
    }

    @Test
    void byPortShouldNameTheNewMailWhenThePortWasReused() {
        Mail second = mail("m2", 2001, NOW);
        write(tx -> {
            store(tx, mail("m1", 2001, NOW.minus(Duration.ofDays(200))));
            tx.ports().reclaim(ALICE, NOW);
            store(tx, second);
        });

        see(tx -> assertThat(tx.mails().byPort(ALICE, 2001)).contains(second));
    }

    @Test
    void participantsShouldStandInTheHeadersOrderWhenSomeCameLater() {
        write(tx -> {
            tx.mails()
                    .insert(
                            mail("m1", 2001, NOW),
                            "h",
                            List.of(
                                    participant("z@example.org", Role.CC),
                                    participant("bob@example.org", Role.TO),
                                    participant("alice@example.org", Role.AUTHOR)));
            tx.mails()
                    .addParticipants(
                            "m1",
                            List.of(participant("a@example.org", Role.TO), participant("b@example.org", Role.CC)));
        });

        see(tx -> assertThat(tx.mails().participants("m1"))
                .extracting(Participant::address)
                .extracting(Address::local)
                .containsExactly("alice", "bob", "a", "z", "b"));
    }

    @Test
    void recentShouldShowTheNewestFirstWhenOneIsOnManyMails() {
        write(tx -> {
            store(tx, mail("old", 2001, NOW.minusSeconds(9)));
            store(tx, mail("one", 2002, NOW));
            store(tx, mail("two", 2003, NOW));
            store(tx, mail("gone", 2004, NOW));
            tx.mails().expire("gone", NOW);
        });

        assertThat(recent("bob@example.org", 9)).containsExactly("two", "one", "old");
        assertThat(recent("bob@example.org", 1)).containsExactly("two");
        assertThat(recent("eve@example.org", 9)).isEmpty();
        see(tx -> assertThat(tx.mails().recent(Set.of(), NOW, 0, 9)).isEmpty());
    }

    private List<String> recent(String address, int limit) {
        return read(tx ->
                tx
                        .mails()
                        .recent(Set.of(new Address(address), new Address("alias@example.org")), NOW, 0, limit)
                        .stream()
                        .map(Mail::id)
                        .toList());
    }

    @Test
    void subjectShouldBeKeptWithoutWhatADatabaseCannotHold() {
        Mail mail = new Mail(
                "m1", "<m1@example.org>", ALICE, new Address("alice@example.org"), 2001, "차 \0 🍵 \uD83C", NOW, LATER);
        write(tx -> tx.mails().insert(mail, "h", List.of()));

        see(tx -> assertThat(tx.mails().byId("m1"))
                .hasValueSatisfying(stored -> assertThat(stored.subject()).isEqualTo("차 \uFFFD 🍵 ?")));
    }

    @Test
    void tokenShouldBeReplacedWhenAddedUnderTheSameName() {
        store.apiTokens().add("james", "hash1", Set.of("mails", "deliveries"), NOW);
        store.apiTokens().add("page", "hash2", Set.of(), NOW);
        assertThat(store.apiTokens().byHash("hash1")).contains(new Granted("james", Set.of("mails", "deliveries")));

        store.apiTokens().add("james", "hash3", Set.of("attempts"), NOW);
        reopen();

        assertThat(store.apiTokens().byHash("hash1")).isEmpty();
        assertThat(store.apiTokens().byHash("hash2")).contains(new Granted("page", Set.of()));
        assertThat(store.apiTokens().byHash("hash3")).contains(new Granted("james", Set.of("attempts")));
    }
}
