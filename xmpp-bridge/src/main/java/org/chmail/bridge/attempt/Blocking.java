package org.chmail.bridge.attempt;

import java.time.Clock;
import java.util.function.BiConsumer;
import org.chmail.bridge.attempt.Legs.Held;
import org.chmail.bridge.model.CommandKey;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegEvent;
import org.chmail.bridge.model.LoginId;
import org.jspecify.annotations.Nullable;

/** Who wants to hear nothing of whom. The blocked see what they would see if the other were off. */
public final class Blocking {

    private final Once once;
    private final Legs legs;
    private final Clock clock;

    Blocking(Once once, Legs legs, Clock clock) {
        this.once = once;
        this.legs = legs;
        this.clock = clock;
    }

    /**
     * {@code blocker} is not rung for {@code blocked} any more; what rings only for them falls silent.
     *
     * @param key null if the command has no id
     */
    public Outcome block(LoginId blocker, LoginId blocked, @Nullable CommandKey key) {
        return once.write(key, tx -> {
            tx.blocks().add(blocker, blocked, clock.instant());
            ofWaiting(tx, blocker, (held, leg) -> {
                if (Audience.askers(tx, held.attempt(), blocker).isEmpty()) {
                    legs.apply(tx, held, leg, new LegEvent.Silenced());
                }
            });
            return new Outcome.Blocked(blocked);
        });
    }

    /** {@code blocked} may call {@code blocker} again; what they asked meanwhile is asked now. */
    public Outcome unblock(LoginId blocker, LoginId blocked, @Nullable CommandKey key) {
        return once.write(key, tx -> {
            if (!tx.blocks().remove(blocker, blocked)) {
                return new Outcome.Nothing();
            }
            ofWaiting(tx, blocker, (held, leg) -> legs.beginUnheard(tx, held));
            return new Outcome.Unblocked(blocked);
        });
    }

    private void ofWaiting(AttemptTransaction tx, LoginId callee, BiConsumer<Held, Leg> work) {
        for (Leg seen : tx.legs().waiting(callee)) {
            legs.hold(tx, seen.attemptId())
                    .ifPresent(held -> tx.legs()
                            .byId(seen.id())
                            .filter(leg -> leg.state().waiting())
                            .ifPresent(leg -> work.accept(held, leg)));
        }
    }
}
