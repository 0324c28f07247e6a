package org.chmail.bridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chmail.bridge.directory.ConcurrentChange;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Caller;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttemptTablesTest extends StoreTest {

    private final Attempt first = attempt("m1");
    private final Attempt second = attempt("m2");

    @BeforeEach
    void twoAttempts() {
        write(tx -> {
            store(tx, mail("m1", 2001, NOW));
            store(tx, mail("m2", 2002, NOW));
            tx.attempts().insert(first);
            tx.attempts().insert(second);
        });
    }

    @Test
    void attemptShouldBeFoundWhenReopened() {
        reopen();

        see(tx -> {
            assertThat(tx.attempts().byId(first.id())).contains(first);
            assertThat(tx.attempts().openOf("m1")).contains(first);
            assertThat(tx.attempts().latestOf("m2")).contains(second);
            assertThat(tx.attempts().byId("none")).isEmpty();
        });
        write(tx -> assertThat(tx.attempts().lock(first.id())).contains(first));
        write(tx -> assertThat(tx.attempts().lock("none")).isEmpty());
    }

    @Test
    void secondOpenAttemptOfAMailShouldBeAConcurrentChange() {
        write(tx -> assertLost(() -> tx.attempts().insert(attempt("m1"))));
    }

    @Test
    void latestShouldBeTheLastInsertedWhenTheFirstHasEnded() {
        Attempt next = attempt("m1");
        write(tx -> {
            tx.attempts().end(first.id(), NOW);
            tx.attempts().insert(next);
        });

        see(tx -> {
            assertThat(tx.attempts().latestOf("m1")).contains(next);
            assertThat(tx.attempts().openOf("m1")).contains(next);
            assertThat(tx.attempts().byId(first.id()))
                    .hasValueSatisfying(attempt -> assertThat(attempt.open()).isFalse());
        });
    }

    @Test
    void callersShouldStandInOrderWhenOneWithdrewAndCameAgain() {
        write(tx -> {
            tx.attempts().addCaller(first.id(), CAROL, NOW);
            tx.attempts().addCaller(first.id(), BOB, NOW);
            tx.attempts().addCaller(second.id(), BOB, NOW);
            tx.attempts().withdraw(first.id(), CAROL);
            tx.attempts().withdraw(first.id(), BOB);
            tx.attempts().addCaller(first.id(), CAROL, NOW.plusSeconds(1));
        });

        see(tx -> {
            assertThat(tx.attempts().callers(first.id()))
                    .containsExactly(new Caller(CAROL, false), new Caller(BOB, true));
            assertThat(tx.attempts().openBy(BOB)).containsExactly(second);
        });
        write(tx -> tx.attempts().addCaller(first.id(), BOB, NOW));
        see(tx -> assertThat(tx.attempts().openBy(BOB)).containsExactly(second, first));
        write(tx -> tx.attempts().end(second.id(), NOW));
        see(tx -> assertThat(tx.attempts().openBy(BOB)).containsExactly(first));
    }

    @Test
    void expiredShouldNameOpenAttemptsWithAWaitingLeg() {
        write(tx -> {
            tx.legs().insert(leg("l1", first, BOB, LegState.ALARMED, null));
            tx.legs().insert(leg("l2", second, BOB, LegState.JOINED, null));
        });

        see(tx -> {
            assertThat(tx.attempts().expired(first.expiresAt().minusMillis(1), 9))
                    .isEmpty();
            assertThat(tx.attempts().expired(first.expiresAt(), 9)).containsExactly(first);
        });
        write(tx -> tx.attempts().end(first.id(), NOW));
        see(tx -> assertThat(tx.attempts().expired(first.expiresAt(), 9)).isEmpty());
    }

    @Test
    void legShouldBeStoredWholeWhenUpdated() {
        Leg ringing = leg("l1", first, BOB, LegState.RINGING, NOW.plusSeconds(45));
        Leg alarmed = new Leg("l1", first.id(), BOB, true, LegState.ALARMED, 0, 2, NOW, true, "m", null, 2);
        write(tx -> tx.legs().insert(ringing));
        see(tx -> assertThat(tx.legs().byId("l1")).contains(ringing));

        write(tx -> tx.legs().update(alarmed));
        reopen();

        see(tx -> assertThat(tx.legs().byId("l1")).contains(alarmed));
    }

    @Test
    void legShouldBeAConcurrentChangeWhenItsVersionHasPassedOrItsCalleeHasOne() {
        Leg leg = leg("l1", first, BOB, LegState.RINGING, null);
        write(tx -> tx.legs().insert(leg));

        write(tx -> {
            assertLost(() -> tx.legs().update(leg));
            assertLost(() -> tx.legs().insert(leg("l2", first, BOB, LegState.RINGING, null)));
        });
    }

    @Test
    void legsShouldStandInTheirOrderWhenAskedFor() {
        Leg one = leg("z", first, BOB, LegState.RINGING, NOW.plusSeconds(9));
        Leg two = leg("a", first, CAROL, LegState.PARKED, NOW.plusSeconds(5));
        Leg three = leg("m", second, BOB, LegState.ALARMED, null);
        write(tx -> List.of(one, two, three).forEach(tx.legs()::insert));

        see(tx -> {
            assertThat(tx.legs().ofAttempt(first.id())).containsExactly(one, two);
            assertThat(tx.legs().waiting(BOB)).containsExactly(three, one);
            assertThat(tx.legs().waiting()).containsExactlyInAnyOrder(one, two, three);
            assertThat(tx.legs().due(NOW.plusSeconds(5), 9)).containsExactly(two);
            assertThat(tx.legs().due(NOW.plusSeconds(9), 9)).containsExactly(two, one);
            assertThat(tx.legs().due(NOW.plusSeconds(9), 1)).containsExactly(two);
        });
    }

    @Test
    void endedShouldNameTheCalleesEndedLegsOfRecentAttempts() {
        Leg one = leg("l1", first, BOB, LegState.DECLINED, null);
        Leg two = leg("l2", second, BOB, LegState.EXPIRED, null);
        Leg other = leg("l3", second, CAROL, LegState.EXPIRED, null);
        write(tx -> List.of(one, two, other).forEach(tx.legs()::insert));

        see(tx -> {
            assertThat(tx.legs().ended(BOB, NOW.minusSeconds(1))).containsExactly(two, one);
            assertThat(tx.legs().ended(BOB, NOW)).isEmpty();
            assertThat(tx.legs().waiting(BOB)).isEmpty();
        });
    }

    @Test
    void commandShouldBeRememberedUntilItsTimeIsOver() {
        var key = new CommandKey("k");
        Instant until = NOW.plus(Duration.ofMinutes(15));
        write(tx -> assertThat(tx.handled().remember(key, NOW, until)).isTrue());
        reopen();

        write(tx -> assertThat(tx.handled().remember(key, until.minusMillis(1), until))
                .isFalse());
        write(tx -> assertThat(tx.handled().remember(key, until, until.plusSeconds(1)))
                .isTrue());
    }

    private static void assertLost(ThrowingCallable work) {
        Assertions.assertThatThrownBy(work).isInstanceOf(ConcurrentChange.class);
    }

    private static Leg leg(String id, Attempt attempt, LoginId callee, LegState state, Instant due) {
        return new Leg(
                id, attempt.id(), callee, false, state, state == LegState.RINGING ? 1 : 0, 1, NOW, false, null, due, 1);
    }
}
