package org.chmail.bridge.attempt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegEvent;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LimitPolicy;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Presence;

/** Who calls too often, and who is called too often. Kept in this process: a restart fills every bucket. */
final class Limits {

    private static final Duration PERIOD = Duration.ofHours(1);

    private record Pair(LoginId caller, LoginId callee) {}

    private final LimitPolicy policy;
    private final Clock clock;
    private final Cache<Object, Bucket> buckets;

    Limits(LimitPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
        // One that was not touched for a whole period is full again, and so need not be kept.
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(PERIOD)
                .ticker(ticker(clock))
                .build();
    }

    /**
     * Counts an attempt of {@code caller} that asks {@code callees}.
     *
     * @return how long to wait, if it is one too many; then nothing was counted
     */
    Optional<Duration> attempt(LoginId caller, List<LoginId> callees) {
        List<Bucket> all = new ArrayList<>();
        all.add(bucket(caller, policy.attemptsPerCaller()));
        callees.forEach(callee -> all.add(bucket(new Pair(caller, callee), policy.attemptsPerPair())));
        Optional<Duration> wait = all.stream()
                .map(bucket -> bucket.estimateAbilityToConsume(1))
                .filter(probe -> !probe.canBeConsumed())
                .map(EstimationProbe::getNanosToWaitForRefill)
                .map(Duration::ofNanos)
                .max(Duration::compareTo);
        if (wait.isEmpty()) {
            all.forEach(bucket -> bucket.tryConsume(1));
        }
        return wait;
    }

    /** The event as the ladder is to take it: who was rung too often is taken for quiet, told once and not rung. */
    LegEvent heed(Leg leg, LegEvent event) {
        boolean rings = switch (event) {
            case LegEvent.Begin e -> e.presence() == Presence.ON || e.presence() == Presence.UNKNOWN;
            case LegEvent.TimerDue e ->
                e.presence() == Presence.ON || (e.presence() == Presence.UNKNOWN && leg.state() != LegState.RINGING);
            case LegEvent.CameOn e -> true;
            case LegEvent.FoundOn e -> true;
            default -> false;
        };
        if (!rings || untilRing(leg.callee()).isZero()) {
            return event;
        }
        return event instanceof LegEvent.Begin
                ? new LegEvent.Begin(Presence.QUIET)
                : new LegEvent.TimerDue(Presence.QUIET);
    }

    /** Counts a ring; false if {@code callee} was rung too often, whoever asked. */
    boolean ring(LoginId callee) {
        ConsumptionProbe probe = rings(callee).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed();
    }

    /** How long until {@code callee} may be rung again; zero if now. */
    Duration untilRing(LoginId callee) {
        return Duration.ofNanos(rings(callee).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private Bucket rings(LoginId callee) {
        return bucket(List.of(callee), policy.ringsPerCallee());
    }

    private Bucket bucket(Object key, int most) {
        return buckets.get(
                key,
                unused -> Bucket.builder()
                        .withCustomTimePrecision(new ClockMeter(clock))
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, PERIOD))
                        .build());
    }

    private static Ticker ticker(Clock clock) {
        return () -> nanos(clock.instant());
    }

    private static long nanos(Instant at) {
        return TimeUnit.MILLISECONDS.toNanos(at.toEpochMilli());
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos(clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
