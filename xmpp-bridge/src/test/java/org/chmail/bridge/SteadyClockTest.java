package org.chmail.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private Instant wall = START;
    private long nanos = -5;
    private final SteadyClock clock = new SteadyClock(new Wall(), () -> nanos);

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void clockShouldShowTheSystemsTimeWhileThatIsNotSet() {
        pass(Duration.ofDays(3));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(3)));
    }

    @Test
    void clockShouldRunOnAndNearTheSystemsWhenThatIsSetForward() {
        wall = wall.plus(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(START);

        pass(Duration.ofMinutes(8));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(9)));
        pass(Duration.ofHours(8));
        assertThat(clock.instant()).isEqualTo(wall);
    }

    @Test
    void clockShouldNeverGoBackWhenTheSystemsIsSetBack() {
        wall = wall.minus(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(START);

        pass(Duration.ofMinutes(8));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(7)));
        pass(Duration.ofHours(8));
        assertThat(clock.instant()).isEqualTo(wall);
    }

    @Test
    void clockShouldFollowAtOnceWhenTheSystemsWasWrongAltogether() {
        wall = wall.plus(Duration.ofDays(365));

        assertThat(clock.instant()).isEqualTo(wall);
    }

    private final class Wall extends Clock {
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
            return wall;
        }
    }
}
