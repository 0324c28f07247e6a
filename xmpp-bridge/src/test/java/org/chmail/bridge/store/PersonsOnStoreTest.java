package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chmail.bridge.attempt.AttemptServices;
import org.chmail.bridge.attempt.AttemptSettings;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Outcome;
import org.chmail.bridge.attempt.Persons;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.chat.SeatRows;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.SignInRows;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Alarm;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.model.ChatPolicy;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LimitPolicy;
import org.chmail.bridge.model.LoginSettings;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Channel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.model.Submission;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.post.Letters;
import org.chmail.bridge.words.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonsOnStoreTest extends StoreTest {

    private static final Address GMAIL = new Address("alice@gmail.example");
    /** Tables that hold nothing about people, or only digests. */
    private static final Set<String> OTHERS = Set.of("node", "api_token", "handled", "flyway_schema_history");

    private AttemptServices services;
    private Persons persons;

    @BeforeEach
    void build() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Directory directory = new Directory("example.org", Set.of("example.org"));
        services = new AttemptServices(
                store,
                directory,
                login -> Presence.ON,
                Accounts.UNKNOWN,
                new Chats(store, new ChatPolicy(Duration.ofMinutes(30), Duration.ofMinutes(2)), clock),
                new Words(),
                clock,
                new AttemptSettings(
                        new LadderPolicy(
                                Duration.ofSeconds(45), 2.0, 3, 3, Duration.ofMinutes(2), Duration.ofHours(24), 12),
                        new LimitPolicy(100, 100, 100),
                        Duration.ofDays(90),
                        "chats.example.org"));
        persons = new Persons(store, directory, services.withdrawing(), new Words());
        live();
    }

    /** Alice does whatever can be done, and so does bob with her. */
    private void live() {
        Mail hers = mail("m1", 2001, NOW);
        Mail bobs = new Mail(
                "m2", "<m2@example.org>", BOB, new Address("bob@example.org"), 2002, "Cake", NOW, hers.expiresAt());
        write(tx -> {
            tx.logins().seen(ALICE, "192.0.2.7", NOW);
            tx.logins().choose(ALICE, new LoginSettings(true, true, "ko"));
            tx.logins().seen(BOB, "192.0.2.8", NOW);
            tx.addresses().link(GMAIL, ALICE, NOW);
            tx.linkCodes().add(ALICE, new Address("alice@work.example"), "secret-hash", NOW, NOW);
            store(tx, hers);
            tx.ports().allot(BOB, 2002, "m2", NOW, bobs.expiresAt());
            tx.mails()
                    .insert(
                            bobs,
                            "hash-m2",
                            List.of(
                                    participant("bob@example.org", org.chmail.bridge.model.Participant.Role.AUTHOR),
                                    participant(GMAIL.value(), org.chmail.bridge.model.Participant.Role.TO)));
            tx.told().tell("m2", ALICE, NOW);
            Letters.send(tx, Letter.create(GMAIL, "ko", "Subject", "Text"), NOW);
            tx.outbox().add(Parcel.of("p1", Kind.NOTICE, ALICE.value(), "For alice", NOW));
            tx.outbox().add(Parcel.of("p2", Kind.NOTICE, BOB.value(), "For bob", NOW));
        });
        services.asking().ask(BOB, new MailRef.ByPort(ALICE, 2001), false, null);
        services.answering().accept(ALICE, null, null);
        write(tx -> {
            String mine = tx.attempts().openOf("m1").orElseThrow().id();
            String chat = tx.chats().byAttempt(mine).orElseThrow().id();
            tx.chats().admit(chat, ALICE);
            tx.events().add(new ChatEvent(chat, 1, ChatEvent.Kind.SAID, "Alice", ALICE, null, "Hi", NOW));
            tx.blocks().add(ALICE, CAROL, NOW);
            tx.blocks().add(CAROL, ALICE, NOW);
        });
        services.asking().ask(ALICE, new MailRef.ByPort(BOB, 2002), false, null);
        write(tx -> {
            String attempt = tx.attempts().latestOf("m1").orElseThrow().id();
            String leg = tx.legs().ofAttempt(attempt).get(0).id();
            tx.alarms().add(new Alarm("r1", attempt, leg, GMAIL, "secret-hash", NOW, null));
            tx.alarms().mailed(GMAIL, NOW, NOW);
            tx.absent().add(tx.chats().byAttempt(attempt).orElseThrow().id(), ALICE);
            tx.guests().add(new Guest(Guest.login("alice-as-guest"), "m2", GMAIL, "Alice", false));
            tx.pageCodes().add("secret-hash", "m2", GMAIL, "secret-hash", NOW, NOW);
            tx.webSessions().put("secret-hash", new WebSession("w1", "m2", ALICE, "a browser", NOW, NOW, NOW));
            tx.signIns()
                    .add(
                            "secret-hash",
                            new SignInRows.SignIn("s1", ALICE.value(), "a browser", NOW, false),
                            "secret-hash",
                            "secret-hash",
                            NOW);
            tx.seats()
                    .take(new SeatRows.Taken(
                            tx.chats().byAttempt(attempt).orElseThrow().id(), 1, ALICE, "Alice", false));
            tx.submissions()
                    .add(new Submission(
                            "d1",
                            ALICE,
                            new Address("alice@example.org"),
                            "Alice",
                            "bob@example.org",
                            "",
                            "Lunch?",
                            "At noon?",
                            NOW));
            tx.outbox().add(Parcel.of("p3", Kind.ALARM, Letter.alarmQueue(GMAIL), "", NOW));
        });
    }

    @Test
    void exportShouldHoldAllAboutThePersonWithoutSecrets() {
        Map<String, List<Map<String, Object>>> all = persons.export("alice@example.org");

        assertThat(all.get("login"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("login_id", "alice@example.org")
                        .containsEntry("recent_address", "192.0.2.7")
                        .containsEntry("recent_address_at", NOW.toString())
                        .containsEntry("lang", "ko"));
        assertThat(all.get("addresses")).extracting(row -> row.get("address")).containsExactly(GMAIL.value());
        assertThat(all.get("mailsWritten"))
                .extracting(row -> row.get("subject"))
                .containsExactly("Tea");
        assertThat(all.get("writtenTo"))
                .extracting(row -> row.get("address"))
                .containsExactly("alice@example.org", "bob@example.org");
        assertThat(all.get("mailsReceived"))
                .extracting(row -> row.get("subject"))
                .containsExactly("Cake");
        assertThat(all.get("attempts")).hasSize(2);
        assertThat(all.get("wasAsked")).extracting(row -> row.get("state")).containsExactly("JOINED");
        assertThat(all.get("messagesWaiting"))
                .extracting(row -> row.get("body"))
                .contains("For alice");
        assertThat(all).allSatisfy((what, rows) -> assertThat(rows).as(what).isNotEmpty());
        assertThat(all.toString()).doesNotContain("hash", "For bob");
    }

    @Test
    void exportShouldBeTheSameWhenThePersonIsNamedByALinkedAddress() {
        assertThat(persons.export(GMAIL.value())).isEqualTo(persons.export("alice@example.org"));
    }

    @Test
    void exportShouldHoldWhatThereIsOfSomeoneWithoutALogin() {
        write(tx -> tx.addresses().unlink(GMAIL, ALICE));

        Map<String, List<Map<String, Object>>> all = persons.export(GMAIL.value());

        assertThat(all.get("mailsReceived"))
                .extracting(row -> row.get("subject"))
                .containsExactly("Cake");
        assertThat(all.get("login")).isEmpty();
    }

    @Test
    void nothingShouldNameThePersonOnceErased() {
        assertThat(rowsAbout("alice").keySet())
                .contains("login", "address", "link_code", "port", "mail", "participant", "caller", "leg", "told");

        Map<String, Integer> erased = persons.erase(GMAIL.value());

        assertThat(erased)
                .containsEntry("mailsWritten", 1)
                .containsEntry("login", 1)
                .containsEntry("addresses", 1);
        assertThat(rowsAbout("alice")).isEmpty();
        assertThat(persons.erase("alice@example.org").values()).containsOnly(0);
        see(tx -> {
            assertThat(tx.mails().byPort(BOB, 2002)).isPresent();
            assertThat(tx.logins().lastSeen(BOB)).isPresent();
            assertThat(tx.attempts().all(true)).isEmpty();
        });
    }

    @Test
    void roomShouldStillBeTakenDownAndOthersServedOnceErased() {
        persons.erase("alice@example.org");

        List<Parcel> waiting =
                store.write(tx -> tx.outbox().claim(Channel.XMPP, "test", Duration.ofMinutes(1), NOW, 99));

        assertThat(waiting).extracting(Parcel::kind).containsExactlyInAnyOrder(Kind.NOTICE, Kind.CLOSE_ROOM);
        assertThat(waiting).extracting(Parcel::body).containsExactlyInAnyOrder("For bob", "This chat has ended.");
    }

    @Test
    void attemptShouldEndWithItsChatWhenItIsCancelled() {
        String talked = services.views().attempts(true).get(1).attempt().id();

        assertThat(services.withdrawing().cancel(talked)).isInstanceOf(Outcome.Withdrawn.class);

        assertThat(services.withdrawing().cancel(talked)).isInstanceOf(Outcome.Nothing.class);
        assertThat(services.withdrawing().cancel("none")).isInstanceOf(Outcome.Unknown.class);
        assertThat(services.views().attempts(true)).hasSize(1);
        assertThat(services.views().attempts(false)).hasSize(2);
    }

    /** How many rows of each table hold the word in any column. */
    private SortedMap<String, Integer> rowsAbout(String word) {
        var found = new TreeMap<String, Integer>();
        store.engine().read(false, handle -> {
            for (String table : tables(handle)) {
                int rows = (int) handle.createQuery("SELECT * FROM " + table).mapToMap().stream()
                        .filter(row -> row.values().stream()
                                .anyMatch(value ->
                                        value != null && value.toString().contains(word)))
                        .count();
                if (rows > 0) {
                    found.put(table, rows);
                }
            }
            return true;
        });
        return found;
    }

    private List<String> tables(org.jdbi.v3.core.Handle handle) {
        String all = database == Databases.SQLITE
                ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'";
        return handle.createQuery(all).mapTo(String.class).stream()
                .filter(table -> !OTHERS.contains(table))
                .toList();
    }
}
