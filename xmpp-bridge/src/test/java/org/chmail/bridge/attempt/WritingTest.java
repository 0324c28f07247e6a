package org.chmail.bridge.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.attempt.World.ALICE;
import static org.chmail.bridge.attempt.World.BOB;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chmail.bridge.mail.MailboxReader;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Submission;
import org.chmail.bridge.page.WriteOutcome;
import org.chmail.bridge.page.WriteOutcome.Fault;
import org.chmail.bridge.page.WriteOutcome.Part;
import org.chmail.bridge.page.Writing;
import org.chmail.bridge.page.Writing.Draft;
import org.chmail.bridge.post.MailNotSent;
import org.chmail.bridge.post.SubmissionRows.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that people write on a page. */
class WritingTest {

    private static final int MOST = 3;

    @TempDir
    Path folder;

    private World world;
    private Writing writing;

    @BeforeEach
    void begin() {
        world = new World(folder);
        writing = writing(true);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Writing writing(boolean on) {
        return new Writing(world.store, world.directory, new MailboxReader(), on, MOST, world.clock());
    }

    private static Draft draft(String to) {
        return new Draft(UUID.randomUUID(), to, "", "Lunch?", "At noon?");
    }

    private WriteOutcome write(Draft draft) {
        WriteOutcome outcome = writing.write(ALICE, draft);
        world.send();
        return outcome;
    }

    private List<Submission> submitted() {
        return world.post.submitted;
    }

    @Test
    void mailShouldGoOutInTheWritersName() {
        world.stamped(ALICE, List.of(World.address(BOB)), List.of(), Map.of(World.address(ALICE), "Alice Liddell"));

        Draft draft = new Draft(
                UUID.randomUUID(), "bob@example.org", "Carol <carol@example.org>", " Lunch? ", "At\r\nnoon?\r\n");
        assertThat(write(draft)).isEqualTo(new WriteOutcome.OnItsWay());

        assertThat(submitted()).singleElement().satisfies(mail -> {
            assertThat(mail.login()).isEqualTo(ALICE);
            assertThat(mail.sender()).isEqualTo(World.address(ALICE));
            assertThat(mail.senderName()).isEqualTo("Alice Liddell");
            assertThat(mail.recipients()).isEqualTo("bob@example.org");
            assertThat(mail.cc()).isEqualTo("Carol <carol@example.org>");
            assertThat(mail.subject()).isEqualTo("Lunch?");
            assertThat(mail.text()).isEqualTo("At\nnoon?");
        });
    }

    @Test
    void formThatComesTwiceShouldBeSentOnce() {
        Draft draft = draft("bob@example.org");
        assertThat(write(draft)).isEqualTo(new WriteOutcome.OnItsWay());
        assertThat(write(draft)).isEqualTo(new WriteOutcome.OnItsWay());
        assertThat(submitted()).hasSize(1);

        Draft changed = new Draft(draft.id(), draft.to(), draft.cc(), draft.subject(), "At one?");
        assertThat(write(changed)).as("went back, and wrote something else").isEqualTo(new WriteOutcome.OnItsWay());
        assertThat(submitted()).extracting(Submission::text).containsExactly("At noon?", "At one?");

        assertThat(writing.write(BOB, draft)).as("another login's form").isEqualTo(new WriteOutcome.OnItsWay());
        world.send();
        assertThat(submitted()).extracting(Submission::login).containsExactly(ALICE, ALICE, BOB);
    }

    @Test
    void whatIsWrongShouldBeNamed() {
        assertThat(write(draft("bob@example.org, nobody")))
                .isEqualTo(new WriteOutcome.Wrong(Part.TO, Fault.BAD_MAILBOX, "nobody"));
        assertThat(write(draft(" "))).isEqualTo(new WriteOutcome.Wrong(Part.TO, Fault.EMPTY, ""));
        assertThat(write(draft("bob@example.org,".repeat(51))))
                .isEqualTo(new WriteOutcome.Wrong(Part.TO, Fault.TOO_MANY, "50"));
        UUID id = UUID.randomUUID();
        assertThat(write(new Draft(id, "bob@example.org", "<", "Lunch?", "x")))
                .isEqualTo(new WriteOutcome.Wrong(Part.CC, Fault.BAD_MAILBOX, "<"));
        assertThat(write(new Draft(id, "bob@example.org", "", "x".repeat(201), "x")))
                .isEqualTo(new WriteOutcome.Wrong(Part.SUBJECT, Fault.TOO_LONG, "200"));
        assertThat(write(new Draft(id, "bob@example.org", "", " ", "x")))
                .isEqualTo(new WriteOutcome.Wrong(Part.SUBJECT, Fault.EMPTY, ""));
        assertThat(write(new Draft(id, "bob@example.org", "", "x", "\uAC00".repeat(22_000))))
                .isEqualTo(new WriteOutcome.Wrong(Part.TEXT, Fault.TOO_LONG, "64"));
        assertThat(write(new Draft(id, "bob@example.org", "", "x", "\n")))
                .isEqualTo(new WriteOutcome.Wrong(Part.TEXT, Fault.EMPTY, ""));
        assertThat(submitted()).isEmpty();
    }

    @Test
    void mailsOfOneLoginShouldBeFewInAnHour() {
        for (int i = 0; i < MOST; i++) {
            assertThat(write(draft("bob@example.org"))).isEqualTo(new WriteOutcome.OnItsWay());
            world.pass(Duration.ofMinutes(10));
        }
        assertThat(write(draft("bob@example.org"))).isEqualTo(new WriteOutcome.TooMany(Duration.ofMinutes(30)));
        assertThat(writing.write(BOB, draft("alice@example.org"))).isEqualTo(new WriteOutcome.OnItsWay());

        world.pass(Duration.ofMinutes(31));
        assertThat(write(draft("bob@example.org"))).isEqualTo(new WriteOutcome.OnItsWay());
    }

    @Test
    void writerShouldBeToldWhatTheMailServerWillNotTake() {
        world.post.refusal = new MailNotSent("no such mailbox", true, true, null);
        assertThat(write(draft("nobody@example.org"))).isEqualTo(new WriteOutcome.OnItsWay());
        world.send();

        assertThat(world.hand.to(ALICE))
                .singleElement()
                .asString()
                .contains("Your mail \u201cLunch?\u201d was not sent: no such mailbox");
        assertThat(writing.refused(ALICE)).extracting(Refused::why).containsExactly("no such mailbox");
        String id = writing.refused(ALICE).get(0).id();
        assertThat(writing.again(ALICE, id))
                .hasValueSatisfying(again -> assertThat(again.text()).isEqualTo("At noon?"));
        assertThat(writing.again(BOB, id)).isEmpty();
        assertThat(world.store.<Long>read(tx -> tx.outbox().waiting())).isZero();
        world.pass(Duration.ofDays(8));
        world.retention.run();
        assertThat(writing.refused(ALICE)).isEmpty();
    }

    @Test
    void whatIsRefusedForNowShouldBeTriedForADay() {
        world.post.refusal = new MailNotSent("come back later", true, null);
        assertThat(write(draft("bob@example.org"))).isEqualTo(new WriteOutcome.OnItsWay());
        world.pass(Duration.ofHours(2));
        assertThat(writing.refused(ALICE)).isEmpty();

        world.pass(Duration.ofHours(23));

        assertThat(writing.refused(ALICE)).hasSize(1);
    }

    @Test
    void nobodyShouldWriteWhereTheBridgeMayNotOrWithoutAnAddress() {
        assertThat(writing.from(ALICE)).contains(World.address(ALICE));
        assertThat(writing(false).from(ALICE)).isEmpty();
        assertThat(writing(false).write(ALICE, draft("bob@example.org"))).isEqualTo(new WriteOutcome.NoAddress());

        LoginId other = new LoginId("alice@elsewhere.example");
        assertThat(writing.from(other)).isEmpty();
        assertThat(writing.write(other, draft("bob@example.org"))).isEqualTo(new WriteOutcome.NoAddress());
        Set<Address> linked = Set.of(new Address("z@example.com"), new Address("a@example.com"));
        world.store.write(tx -> {
            linked.forEach(address -> tx.addresses().link(address, other, world.now()));
            return linked;
        });
        assertThat(writing.from(other)).contains(new Address("a@example.com"));
    }
}
