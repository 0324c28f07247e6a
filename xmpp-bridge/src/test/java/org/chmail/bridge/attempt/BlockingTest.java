package org.chmail.bridge.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.attempt.World.ALICE;
import static org.chmail.bridge.attempt.World.BOB;
import static org.chmail.bridge.attempt.World.CAROL;
import static org.chmail.bridge.attempt.World.DAN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.chmail.bridge.attempt.MailRef.ByPort;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is blocked sees what they would see if the other were off, and is in no room with them. */
class BlockingTest {

    @TempDir
    private Path folder;

    private World world;
    private ByPort mail;

    @BeforeEach
    void open() {
        world = new World(folder);
        mail = world.mail(ALICE, List.of(BOB, DAN), List.of(CAROL));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void block(LoginId blocker, LoginId blocked) {
        assertThat(world.services.blocking().block(blocker, blocked, null)).isEqualTo(new Outcome.Blocked(blocked));
        world.send();
    }

    private Outcome ask(LoginId who) {
        Outcome outcome = world.services.asking().ask(who, mail, false, null);
        world.send();
        return outcome;
    }

    private Outcome accept(LoginId who) {
        Outcome outcome = world.services.answering().accept(who, mail, null);
        world.send();
        return outcome;
    }

    private static List<LegState> legs(Outcome outcome) {
        return ((Outcome.Asked) outcome)
                .view().legs().stream().map(leg -> leg.state()).toList();
    }

    @Test
    void blockedCallerShouldSeeWhatTheyWouldSeeIfTheCalleeWereOff() {
        ByPort other = world.mail(ALICE, List.of(BOB, DAN), List.of(CAROL));
        world.presence(ALICE, Presence.OFF);
        List<LegState> off = legs(world.services.asking().ask(BOB, other, false, null));
        world.services.withdrawing().withdraw(BOB, other, null);
        world.presence(ALICE, Presence.ON);
        world.send();
        world.hand.sent.clear();

        block(ALICE, BOB);
        assertThat(legs(ask(BOB))).isEqualTo(off).containsExactly(LegState.ALARMED);
        world.presence(ALICE, Presence.OFF);
        world.presence(ALICE, Presence.ON);

        assertThat(world.hand.to(ALICE)).isEmpty();
        assertThat(world.services.views().openOf(ALICE))
                .noneMatch(view -> view.mail().port() == mail.port());
        world.pass(Duration.ofHours(25));
        assertThat(world.hand.to(BOB).filter(text -> text.contains(" " + mail.port() + ")")))
                .singleElement()
                .asString()
                .contains("did not answer in time");
    }

    @Test
    void calleeShouldHaveNothingToAnswerWhenOnlyBlockedPeopleAsk() {
        block(ALICE, BOB);
        ask(BOB);

        assertThat(world.services.answering().accept(ALICE, null, null)).isEqualTo(new Outcome.Nothing());
        assertThat(accept(ALICE)).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void onlyThoseShouldBeNamedWhomTheCalleeHasNotBlocked() {
        block(ALICE, BOB);
        ask(BOB);
        ask(DAN);

        assertThat(world.hand.to(ALICE))
                .singleElement()
                .asString()
                .startsWith("RING dan@example.org would like")
                .doesNotContain("bob");

        accept(ALICE);
        assertThat(world.hand.rooms.values()).containsExactly(Set.of(ALICE, DAN));
        assertThat(world.hand.to(BOB)).isEmpty();
        assertThat(world.services.views().openOf(BOB).get(0).chat()).isNull();
        assertThat(ask(BOB)).isInstanceOf(Outcome.AlreadyAsked.class);
        assertThat(world.hand.rooms.values()).containsExactly(Set.of(ALICE, DAN));
    }

    @Test
    void ringingShouldFallSilentWhenTheOnlyCallerIsBlocked() {
        ask(BOB);
        block(ALICE, BOB);
        world.pass(Duration.ofMinutes(10));

        assertThat(world.hand.to(ALICE)).singleElement().asString().startsWith("RING");
        assertThat(world.hand.to(BOB)).singleElement().asString().contains("will be told");
    }

    @Test
    void calleeShouldBeAskedWhenTheBlockIsTakenAway() {
        block(ALICE, BOB);
        ask(BOB);

        assertThat(world.services.blocking().unblock(ALICE, BOB, null)).isEqualTo(new Outcome.Unblocked(BOB));
        world.send();

        assertThat(world.hand.to(ALICE)).singleElement().asString().startsWith("RING bob@example.org");
        assertThat(world.services.blocking().unblock(ALICE, BOB, null)).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void nobodyOnCcShouldBeAskedIntoARoomWithSomeoneTheyBlocked() {
        block(CAROL, BOB);
        ask(BOB);
        accept(ALICE);

        assertThat(world.hand.to(CAROL)).isEmpty();
        assertThat(world.hand.to(DAN)).singleElement().asString().startsWith("RING");
    }

    @Test
    void calleeShouldHearThatItIsOverWhenOnlyBlockedCallersAreLeft() {
        block(ALICE, BOB);
        ask(BOB);
        ask(DAN);

        world.services.withdrawing().withdraw(DAN, mail, null);
        world.send();

        assertThat(world.hand.to(ALICE)).hasSize(2).element(1).asString().contains("dan@example.org wanted to chat");
        assertThat(world.services.answering().accept(ALICE, null, null)).isEqualTo(new Outcome.Nothing());
    }
}
