package org.chmail.bridge.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chmail.bridge.attempt.World.ALICE;
import static org.chmail.bridge.attempt.World.BOB;
import static org.chmail.bridge.attempt.World.CAROL;
import static org.chmail.bridge.attempt.World.DAN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.chmail.bridge.model.LimitPolicy;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final Limits limits = new Limits(new LimitPolicy(3, 2, 4), new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void callerShouldWaitWhenOverTheirLimitAndOthersShouldNot() {
        assertThat(limits.attempt(BOB, List.of(ALICE))).isEmpty();
        assertThat(limits.attempt(BOB, List.of(CAROL))).isEmpty();
        assertThat(limits.attempt(BOB, List.of(DAN))).isEmpty();

        assertThat(limits.attempt(BOB, List.of(ALICE))).contains(Duration.ofMinutes(20));
        assertThat(limits.attempt(CAROL, List.of(ALICE))).isEmpty();

        now = now.plus(Duration.ofMinutes(20));
        assertThat(limits.attempt(BOB, List.of(ALICE))).isEmpty();
    }

    @Test
    void pairShouldWaitWhenOverItsLimitAndThenNothingShouldBeCounted() {
        limits.attempt(BOB, List.of(ALICE));
        limits.attempt(BOB, List.of(ALICE));

        assertThat(limits.attempt(BOB, List.of(ALICE))).contains(Duration.ofMinutes(30));
        assertThat(limits.attempt(BOB, List.of(CAROL))).isEmpty();
    }

    @Test
    void calleeShouldBeLeftInPeaceWhenRungTooOftenByWhomever() {
        for (int i = 0; i < 4; i++) {
            assertThat(limits.untilRing(ALICE)).isZero();
            assertThat(limits.ring(ALICE)).isTrue();
        }

        assertThat(limits.untilRing(ALICE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(limits.ring(ALICE)).isFalse();
        assertThat(limits.untilRing(BOB)).isZero();

        now = now.plus(Duration.ofHours(3));
        assertThat(limits.untilRing(ALICE)).isZero();
    }
}
