package org.chmail.bridge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.model.LegAction.ALARM_MAIL;
import static org.chmail.bridge.model.LegAction.ALARM_MESSAGE;
import static org.chmail.bridge.model.LegAction.JOIN;
import static org.chmail.bridge.model.LegAction.REJOIN;
import static org.chmail.bridge.model.LegAction.RING;
import static org.chmail.bridge.model.LegAction.SAY_OVER;
import static org.chmail.bridge.model.LegAction.TELL_CALLEE;
import static org.chmail.bridge.model.LegAction.TELL_CALLERS;
import static org.chmail.bridge.model.LegAction.TELL_MISSED;
import static org.chmail.bridge.model.LegState.ALARMED;
import static org.chmail.bridge.model.LegState.CANCELLED;
import static org.chmail.bridge.model.LegState.DECLINED;
import static org.chmail.bridge.model.LegState.EXPIRED;
import static org.chmail.bridge.model.LegState.JOINED;
import static org.chmail.bridge.model.LegState.NEW;
import static org.chmail.bridge.model.LegState.PARKED;
import static org.chmail.bridge.model.LegState.RINGING;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chmail.bridge.model.LegEvent.Accept;
import org.chmail.bridge.model.LegEvent.Begin;
import org.chmail.bridge.model.LegEvent.CameOn;
import org.chmail.bridge.model.LegEvent.Decline;
import org.chmail.bridge.model.LegEvent.Expired;
import org.chmail.bridge.model.LegEvent.FoundOn;
import org.chmail.bridge.model.LegEvent.Later;
import org.chmail.bridge.model.LegEvent.Silenced;
import org.chmail.bridge.model.LegEvent.TimerDue;
import org.chmail.bridge.model.LegEvent.WentOff;
import org.chmail.bridge.model.LegEvent.Withdrawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ladder's table, cell by cell. */
class LadderTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration TWENTY = Duration.ofMinutes(20);
    private static final LadderPolicy POLICY =
            new LadderPolicy(Duration.ofSeconds(45), 2.0, 3, 3, Duration.ofMinutes(2), Duration.ofHours(24), 12);
    private static final Ladder LADDER = new Ladder(POLICY);

    private static final Leg FRESH = Leg.create("leg", "attempt", new LoginId("alice@example.org"), false);
    private static final Leg LATE = Leg.create("leg", "attempt", new LoginId("carol@example.org"), true);
    private static final Instant LONG_AGO = NOW.minus(Duration.ofMinutes(5));

    /** Event, and for each of RINGING, ALARMED, PARKED, JOINED, DECLINED, CANCELLED, EXPIRED the state it leads to and its actions. */
    record Row(LegEvent event, List<Cell> cells) {}

    record Cell(LegState to, List<LegAction> actions) {}

    private static Cell to(LegState state, LegAction... actions) {
        return new Cell(state, List.of(actions));
    }

    private static Cell stays(LegState state) {
        return to(state);
    }

    private static Row row(LegEvent event, Cell... cells) {
        return new Row(event, Arrays.asList(cells));
    }

    private static final List<LegState> COLUMNS =
            List.of(RINGING, ALARMED, PARKED, JOINED, DECLINED, CANCELLED, EXPIRED);

    static Stream<Row> table() {
        Cell j = stays(JOINED);
        Cell d = stays(DECLINED);
        Cell c = stays(CANCELLED);
        Cell e = stays(EXPIRED);
        Cell r = stays(RINGING);
        Cell a = stays(ALARMED);
        Cell p = stays(PARKED);
        return Stream.of(
                row(new Begin(Presence.ON), r, a, p, j, d, c, e),
                row(
                        new Accept(),
                        to(JOINED, TELL_CALLEE, JOIN),
                        to(JOINED, TELL_CALLEE, JOIN),
                        to(JOINED, TELL_CALLEE, JOIN),
                        to(JOINED, REJOIN),
                        to(DECLINED, REJOIN),
                        to(CANCELLED, REJOIN),
                        to(EXPIRED, REJOIN)),
                row(
                        new Decline(),
                        to(DECLINED, TELL_CALLEE, TELL_CALLERS),
                        to(DECLINED, TELL_CALLEE, TELL_CALLERS),
                        to(DECLINED, TELL_CALLEE, TELL_CALLERS),
                        to(JOINED, SAY_OVER),
                        to(DECLINED, SAY_OVER),
                        to(CANCELLED, SAY_OVER),
                        to(EXPIRED, SAY_OVER)),
                row(
                        new Later(TWENTY),
                        to(PARKED, TELL_CALLEE, TELL_CALLERS),
                        to(PARKED, TELL_CALLEE, TELL_CALLERS),
                        to(PARKED, TELL_CALLEE, TELL_CALLERS),
                        to(JOINED, SAY_OVER),
                        to(DECLINED, SAY_OVER),
                        to(CANCELLED, SAY_OVER),
                        to(EXPIRED, SAY_OVER)),
                row(
                        new TimerDue(Presence.ON),
                        to(RINGING, RING),
                        to(RINGING, RING, TELL_CALLERS),
                        to(RINGING, RING),
                        j,
                        d,
                        c,
                        e),
                row(
                        new TimerDue(Presence.QUIET),
                        to(ALARMED, ALARM_MESSAGE, TELL_CALLERS),
                        a,
                        to(ALARMED, ALARM_MESSAGE),
                        j,
                        d,
                        c,
                        e),
                row(
                        new TimerDue(Presence.OFF),
                        to(ALARMED, ALARM_MESSAGE, ALARM_MAIL, TELL_CALLERS),
                        a,
                        to(ALARMED, ALARM_MESSAGE, ALARM_MAIL),
                        j,
                        d,
                        c,
                        e),
                row(new TimerDue(Presence.UNKNOWN), r, a, to(RINGING, RING), j, d, c, e),
                row(new WentOff(), to(ALARMED, ALARM_MESSAGE, ALARM_MAIL, TELL_CALLERS), a, p, j, d, c, e),
                row(new CameOn(), r, to(RINGING, RING, TELL_CALLERS), p, j, d, c, e),
                row(new FoundOn(), r, to(RINGING, RING, TELL_CALLERS), p, j, d, c, e),
                row(new Silenced(), to(ALARMED, TELL_CALLERS), a, to(ALARMED), j, d, c, e),
                row(
                        new Withdrawn(),
                        to(CANCELLED, TELL_MISSED),
                        to(CANCELLED, TELL_MISSED),
                        to(CANCELLED, TELL_MISSED),
                        j,
                        d,
                        c,
                        e),
                row(
                        new Expired(),
                        to(EXPIRED, TELL_CALLERS),
                        to(EXPIRED, TELL_CALLERS),
                        to(EXPIRED, TELL_CALLERS),
                        j,
                        d,
                        c,
                        e));
    }

    private static Leg in(LegState state) {
        Leg rung = FRESH.ringing(LONG_AGO, POLICY);
        return switch (state) {
            case NEW -> FRESH;
            case RINGING -> rung;
            case ALARMED -> rung.alarmed(false).withAsked("message");
            case PARKED -> rung.parked(LONG_AGO, TWENTY);
            default -> rung.ended(state);
        };
    }

    @ParameterizedTest
    @MethodSource("table")
    void eachCellShouldLeadWhereTheTableSays(Row row) {
        for (int column = 0; column < COLUMNS.size(); column++) {
            Step step = LADDER.next(in(COLUMNS.get(column)), row.event(), NOW);

            assertThat(new Cell(step.leg().state(), step.actions()))
                    .as("%s in %s", row.event(), COLUMNS.get(column))
                    .isEqualTo(row.cells().get(column));
        }
    }

    @Test
    void aLegThatHasNotBegunShouldOnlyBegin() {
        table().map(Row::event)
                .filter(event -> !(event instanceof Begin || event instanceof Silenced))
                .forEach(event -> assertThat(LADDER.next(FRESH, event, NOW)).isEqualTo(Step.of(FRESH)));
    }

    @Test
    void beginShouldRingWhenOnOrUnknown() {
        for (Presence presence : List.of(Presence.ON, Presence.UNKNOWN)) {
            Step step = LADDER.next(FRESH, new Begin(presence), NOW);

            assertThat(step.actions()).containsExactly(RING);
            assertThat(step.leg().state()).isEqualTo(RINGING);
            assertThat(step.leg().ring()).isEqualTo(1);
            assertThat(step.leg().round()).isEqualTo(1);
            assertThat(step.leg().due()).isEqualTo(NOW.plusSeconds(45));
        }
    }

    @Test
    void beginShouldAlarmWithoutAMailWhenQuiet() {
        Step step = LADDER.next(FRESH, new Begin(Presence.QUIET), NOW);

        assertThat(step.leg().state()).isEqualTo(ALARMED);
        assertThat(step.actions()).containsExactly(ALARM_MESSAGE);
    }

    @Test
    void beginShouldAlarmWithAMailWhenOff() {
        Step step = LADDER.next(FRESH, new Begin(Presence.OFF), NOW);

        assertThat(step.leg().state()).isEqualTo(ALARMED);
        assertThat(step.leg().due()).isNull();
        assertThat(step.actions()).containsExactly(ALARM_MESSAGE, ALARM_MAIL);
    }

    @Test
    void eachRingOfARoundShouldWaitLongerAndTheLastShouldAlarm() {
        Leg leg = LADDER.next(FRESH, new Begin(Presence.ON), NOW).leg();

        leg = LADDER.next(leg, new TimerDue(Presence.ON), NOW).leg();
        assertThat(leg.phase()).isEqualTo("RINGING/1/2");
        assertThat(leg.due()).isEqualTo(NOW.plusSeconds(90));
        leg = LADDER.next(leg, new TimerDue(Presence.ON), NOW).leg();
        assertThat(leg.phase()).isEqualTo("RINGING/1/3");
        assertThat(leg.due()).isEqualTo(NOW.plusSeconds(180));
        Step out = LADDER.next(leg, new TimerDue(Presence.ON), NOW);

        assertThat(out.leg().state()).isEqualTo(ALARMED);
        assertThat(out.leg().rungOut()).isTrue();
        assertThat(out.actions()).containsExactly(ALARM_MESSAGE, ALARM_MAIL, TELL_CALLERS);
    }

    @Test
    void ringTimeOverShouldSetTheTimerAgainWhenUnknown() {
        Leg leg = LADDER.next(FRESH, new Begin(Presence.ON), LONG_AGO).leg();

        Leg after = LADDER.next(leg, new TimerDue(Presence.UNKNOWN), NOW).leg();

        assertThat(after.phase()).isEqualTo(leg.phase());
        assertThat(after.due()).isEqualTo(NOW.plusSeconds(45));
        assertThat(after.version()).isEqualTo(leg.version() + 1);
    }

    @Test
    void comingOnShouldWaitForReringAfterWhenTheLastRoundIsYoung() {
        Leg leg = FRESH.ringing(NOW.minusSeconds(30), POLICY).alarmed(false);

        Step step = LADDER.next(leg, new CameOn(), NOW);

        assertThat(step.leg().state()).isEqualTo(ALARMED);
        assertThat(step.actions()).isEmpty();
        assertThat(step.leg().due()).isEqualTo(NOW.plusSeconds(90));
        assertThat(LADDER.next(step.leg(), new TimerDue(Presence.ON), NOW.plusSeconds(90))
                        .leg()
                        .phase())
                .isEqualTo("RINGING/2/1");
        assertThat(LADDER.next(step.leg(), new TimerDue(Presence.OFF), NOW.plusSeconds(90))
                        .leg()
                        .due())
                .isNull();
    }

    @Test
    void comingOnShouldBeSilentWhenTheRoundsAreUsedUp() {
        Leg leg = FRESH;
        for (int round = 1; round <= 3; round++) {
            leg = leg.ringing(LONG_AGO, POLICY).alarmed(false);
        }

        assertThat(LADDER.next(leg, new CameOn(), NOW)).isEqualTo(Step.of(leg));
        assertThat(LADDER.next(leg, new Accept(), NOW).leg().state()).isEqualTo(JOINED);
    }

    @Test
    void comingOnShouldRingAtOnceWhenNeverRungBefore() {
        Leg leg = LADDER.next(FRESH, new Begin(Presence.OFF), NOW).leg();

        assertThat(LADDER.next(leg, new CameOn(), NOW).leg().phase()).isEqualTo("RINGING/1/1");
    }

    @Test
    void aFirstLookShouldLeaveInPeaceWhoWasRungOut() {
        Leg leg = FRESH.ringing(LONG_AGO, POLICY).alarmed(true);

        assertThat(LADDER.next(leg, new FoundOn(), NOW)).isEqualTo(Step.of(leg));
        assertThat(LADDER.next(leg, new CameOn(), NOW).leg().state()).isEqualTo(RINGING);
    }

    @Test
    void calleeShouldHearNothingWhenAllWhoAskAreBlocked() {
        Step begun = LADDER.next(FRESH, new Silenced(), NOW);
        Leg leg = begun.leg();

        assertThat(leg.state()).isEqualTo(ALARMED);
        assertThat(leg.unheard()).isTrue();
        assertThat(begun.actions()).isEmpty();
        assertThat(LADDER.next(leg, new Silenced(), NOW)).isEqualTo(Step.of(leg));
        assertThat(LADDER.next(leg, new Withdrawn(), NOW).actions()).isEmpty();
        assertThat(LADDER.next(in(RINGING), new Silenced(), NOW).leg().unheard())
                .isTrue();
    }

    @Test
    void unheardLegShouldBeginWhenSomeoneElseAsks() {
        Leg leg = LADDER.next(FRESH, new Silenced(), NOW).leg();

        assertThat(LADDER.next(leg, new Begin(Presence.ON), NOW).actions()).containsExactly(RING);
        assertThat(LADDER.next(leg, new Begin(Presence.OFF), NOW).actions()).containsExactly(ALARM_MESSAGE, ALARM_MAIL);
    }

    @Test
    void laterShouldAskAgainWhenItsTimeIsReached() {
        Leg leg = LADDER.next(in(RINGING), new Later(TWENTY), NOW).leg();

        assertThat(leg.due()).isEqualTo(NOW.plus(TWENTY));
        assertThat(LADDER.next(leg, new TimerDue(Presence.ON), NOW.plus(TWENTY))
                        .leg()
                        .state())
                .isEqualTo(RINGING);
    }

    @Test
    void aLateLegShouldRingOnceAndNeverMail() {
        Leg rung = LADDER.next(LATE, new Begin(Presence.ON), LONG_AGO).leg();
        Step out = LADDER.next(rung, new TimerDue(Presence.ON), NOW);

        assertThat(out.leg().state()).isEqualTo(ALARMED);
        assertThat(out.actions()).containsExactly(ALARM_MESSAGE, TELL_CALLERS);
        assertThat(LADDER.next(out.leg(), new CameOn(), NOW).leg().state()).isEqualTo(ALARMED);
        assertThat(LADDER.next(LATE, new Begin(Presence.OFF), NOW).actions()).containsExactly(ALARM_MESSAGE);
    }

    @Test
    void everyChangeShouldRaiseTheVersionByOne() {
        table().forEach(row -> {
            for (LegState state : COLUMNS) {
                Leg before = in(state);
                Leg after = LADDER.next(before, row.event(), NOW).leg();
                assertThat(after.version() - before.version()).isEqualTo(after.equals(before) ? 0 : 1);
            }
        });
        assertThat(NEW.waiting()).isFalse();
    }
}
