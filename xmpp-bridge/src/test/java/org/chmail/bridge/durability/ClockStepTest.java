package org.chmail.bridge.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.durability.People.ALICE;
import static org.chmail.bridge.durability.People.BOB;
import static org.chmail.bridge.durability.People.CAROL;

import java.time.Duration;
import java.util.List;
import org.chmail.bridge.attempt.AttemptView;
import org.chmail.bridge.durability.Deed.Kind;
import org.chmail.bridge.durability.Outside.Way;
import org.chmail.bridge.durability.Stage.Stamped;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.store.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The system's clock is set by an hour: nothing is lost, nobody is alarmed for it, and timers go on. */
class ClockStepTest {

    private final Database database = Database.of(Databases.SQLITE);
    private final Stage stage = new Stage(database, this::way);
    private Way next = Way.GOES;
    private Stamped mail;

    @BeforeEach
    void bobAsksAlice() {
        for (LoginId login : People.ALL) {
            stage.truth.change(login, Presence.ON, stage.node());
        }
        mail = stage.stamp(1, ALICE, List.of(BOB), List.of(CAROL));
        pass(Duration.ofSeconds(10));
        stage.act(Kind.ASK, BOB, n -> n.services.asking().ask(BOB, mail.ref(), false, null));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Way way() {
        Way way = next;
        next = Way.GOES;
        return way;
    }

    private void pass(Duration time) {
        stage.pass(time, size -> 0);
    }

    private AttemptView attempt() {
        return stage.node().services.views().openOf(BOB).get(0);
    }

    private List<String> heard() {
        return stage.oracle.heardBy().getOrDefault(ALICE.value(), List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void ringTimesShouldGoOnWhenTheClockIsSet(Duration by) {
        pass(Duration.ofSeconds(5));
        stage.time.set(by);

        pass(Duration.ofSeconds(20));
        assertThat(heard()).hasSize(1);
        pass(Duration.ofSeconds(30));

        assertThat(heard()).hasSize(2);
        assertThat(attempt().legs().get(0).state()).isEqualTo(LegState.RINGING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void aChatShouldStandWhenTheClockIsSet(Duration by) {
        stage.node().work(size -> 0);
        stage.act(Kind.ACCEPT, ALICE, n -> n.services.answering().accept(ALICE, mail.ref(), null));
        stage.node().work(size -> 0);
        stage.node().present(stage.outside.rooms.keySet().iterator().next(), List.of(ALICE, BOB));
        stage.time.set(by);

        pass(Duration.ofMinutes(20));
        assertThat(attempt().chat().state()).isEqualTo(ChatState.OPEN);
        pass(Duration.ofMinutes(20));
        assertThat(stage.outside.rooms).isEmpty();
    }

    @Test
    void aSecondTryShouldComeInTimeWhenTheClockIsSetBack() {
        next = Way.FAILS;
        stage.node().work(size -> 0);
        assertThat(heard()).isEmpty();
        stage.time.set(Duration.ofHours(-1));

        pass(Duration.ofSeconds(2));

        assertThat(heard()).hasSize(1);
    }

    @Test
    void aStartShouldGoOnAtOnceWhenTheClockWasSetBackMeanwhile() {
        next = Way.FAILS;
        stage.node().work(size -> 0);
        stage.die();
        stage.time.set(Duration.ofHours(-1));
        stage.start();

        pass(Duration.ofSeconds(2));
        assertThat(heard()).hasSize(1);

        pass(Duration.ofMinutes(3));
        assertThat(heard()).hasSizeGreaterThan(1);
    }
}
