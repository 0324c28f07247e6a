package org.chmail.bridge.model;

import static org.chmail.bridge.model.LegAction.ALARM_MAIL;
import static org.chmail.bridge.model.LegAction.ALARM_MESSAGE;
import static org.chmail.bridge.model.LegAction.JOIN;
import static org.chmail.bridge.model.LegAction.REJOIN;
import static org.chmail.bridge.model.LegAction.RING;
import static org.chmail.bridge.model.LegAction.SAY_OVER;
import static org.chmail.bridge.model.LegAction.TELL_CALLEE;
import static org.chmail.bridge.model.LegAction.TELL_CALLERS;
import static org.chmail.bridge.model.LegAction.TELL_MISSED;
import static org.chmail.bridge.model.LegState.CANCELLED;
import static org.chmail.bridge.model.LegState.DECLINED;
import static org.chmail.bridge.model.LegState.EXPIRED;
import static org.chmail.bridge.model.LegState.JOINED;
import static org.chmail.bridge.model.Presence.OFF;
import static org.chmail.bridge.model.Presence.ON;
import static org.chmail.bridge.model.Presence.UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/**
 * The ladder: what each event makes of a leg in each state, as a pure function.
 *
 * <pre>
 * event      | NEW             | RINGING(n)            | ALARMED                | PARKED      | JOINED, DECLINED, CANCELLED, EXPIRED
 * -----------+-----------------+-----------------------+------------------------+-------------+-------------------------------------
 * Begin      | by presence     | -                     | by presence, if unheard| -           | -
 * Accept     | -               | JOINED                | JOINED                 | JOINED      | the chat again, else call back
 * Decline    | -               | DECLINED              | DECLINED               | DECLINED    | "is over"
 * Later t    | -               | PARKED(t)             | PARKED(t)              | PARKED(t)   | "is over"
 * TimerDue   | -               | RINGING(n+1), ALARMED | RINGING(1) if on       | as Begin    | -
 * WentOff    | -               | ALARMED               | -                      | -           | -
 * CameOn     | -               | -                     | RINGING(1)             | -           | -
 * FoundOn    | -               | -                     | RINGING(1), not rungOut| -           | -
 * Silenced   | ALARMED         | ALARMED               | ALARMED                | ALARMED     | -
 * Withdrawn  | -               | CANCELLED             | CANCELLED              | CANCELLED   | -
 * Expired    | -               | EXPIRED               | EXPIRED                | EXPIRED     | -
 * </pre>
 * Begin: on or unknown → RINGING(1), quiet → ALARMED without a mail, off → ALARMED. Silenced: ALARMED without a word to
 * the callee, who is <em>unheard</em> of it from then on.
 */
public final class Ladder {

    private final LadderPolicy policy;

    public Ladder(LadderPolicy policy) {
        this.policy = policy;
    }

    /** The leg after {@code event}, and what is to be done. A cell without an entry changes nothing. */
    public Step next(Leg leg, LegEvent event, Instant now) {
        return switch (leg.state()) {
            case NEW ->
                switch (event) {
                    case Begin e -> begin(leg, e.presence(), now);
                    case Silenced() -> Step.of(leg.silenced());
                    default -> nothing(leg);
                };
            case RINGING ->
                switch (event) {
                    case Accept() -> Step.of(leg.ended(JOINED), TELL_CALLEE, JOIN);
                    case Decline() -> Step.of(leg.ended(DECLINED), TELL_CALLEE, TELL_CALLERS);
                    case Later e -> park(leg, e.time(), now);
                    case TimerDue e -> ringTimeOver(leg, e.presence(), now);
                    case WentOff() -> alarm(leg, OFF, TELL_CALLERS);
                    case Silenced() -> Step.of(leg.silenced(), TELL_CALLERS);
                    case Withdrawn() -> Step.of(leg.ended(CANCELLED), TELL_MISSED);
                    case Expired() -> Step.of(leg.ended(EXPIRED), TELL_CALLERS);
                    case Begin e -> nothing(leg);
                    case CameOn() -> nothing(leg);
                    case FoundOn() -> nothing(leg);
                };
            case ALARMED ->
                switch (event) {
                    case Accept() -> Step.of(leg.ended(JOINED), TELL_CALLEE, JOIN);
                    case Decline() -> Step.of(leg.ended(DECLINED), TELL_CALLEE, TELL_CALLERS);
                    case Later e -> park(leg, e.time(), now);
                    case TimerDue e -> e.presence() == ON ? newRound(leg, now) : Step.of(leg.withTimer(null));
                    case CameOn() -> newRound(leg, now);
                    case FoundOn() -> leg.rungOut() ? nothing(leg) : newRound(leg, now);
                    case Silenced() -> leg.unheard() ? nothing(leg) : Step.of(leg.silenced());
                    case Withdrawn() -> missed(leg);
                    case Expired() -> Step.of(leg.ended(EXPIRED), TELL_CALLERS);
                    case Begin e -> leg.unheard() ? begin(leg, e.presence(), now) : nothing(leg);
                    case WentOff() -> nothing(leg);
                };
            case PARKED ->
                switch (event) {
                    case Accept() -> Step.of(leg.ended(JOINED), TELL_CALLEE, JOIN);
                    case Decline() -> Step.of(leg.ended(DECLINED), TELL_CALLEE, TELL_CALLERS);
                    case Later e -> park(leg, e.time(), now);
                    case TimerDue e -> begin(leg, e.presence(), now);
                    case Silenced() -> Step.of(leg.silenced());
                    case Withdrawn() -> Step.of(leg.ended(CANCELLED), TELL_MISSED);
                    case Expired() -> Step.of(leg.ended(EXPIRED), TELL_CALLERS);
                    case Begin e -> nothing(leg);
                    case WentOff() -> nothing(leg);
                    case CameOn() -> nothing(leg);
                    case FoundOn() -> nothing(leg);
                };
            case JOINED, DECLINED, CANCELLED, EXPIRED ->
                switch (event) {
                    case Accept() -> Step.of(leg, REJOIN);
                    case Decline() -> Step.of(leg, SAY_OVER);
                    case Later e -> Step.of(leg, SAY_OVER);
                    default -> nothing(leg);
                };
        };
    }

    private static Step nothing(Leg leg) {
        return Step.of(leg);
    }

    private Step begin(Leg leg, Presence presence, Instant now) {
        return switch (presence) {
            case ON, UNKNOWN -> Step.of(leg.ringing(now, policy), RING);
            case QUIET, OFF -> alarm(leg, presence);
        };
    }

    private Step ringTimeOver(Leg leg, Presence presence, Instant now) {
        if (presence == UNKNOWN) {
            return Step.of(leg.withTimer(now.plus(policy.ringTime(leg.ring()))));
        }
        if (presence == ON && leg.ring() < maxRings(leg)) {
            return Step.of(leg.ringingAgain(now, policy), RING);
        }
        return alarm(leg, presence, TELL_CALLERS);
    }

    private Step newRound(Leg leg, Instant now) {
        if (leg.round() >= maxRounds(leg)) {
            return leg.due() == null ? nothing(leg) : Step.of(leg.withTimer(null));
        }
        Instant began = leg.roundBegan();
        // A round that begins in the future began before the clock was set back.
        Instant earliest = began == null || began.isAfter(now) ? now : began.plus(policy.reringAfter());
        if (now.isBefore(earliest)) {
            return earliest.equals(leg.due()) ? nothing(leg) : Step.of(leg.withTimer(earliest));
        }
        return Step.of(leg.ringing(now, policy), RING, TELL_CALLERS);
    }

    private static Step missed(Leg leg) {
        return leg.unheard() ? Step.of(leg.ended(CANCELLED)) : Step.of(leg.ended(CANCELLED), TELL_MISSED);
    }

    private static Step park(Leg leg, Duration time, Instant now) {
        return Step.of(leg.parked(now, time), TELL_CALLEE, TELL_CALLERS);
    }

    private static Step alarm(Leg leg, Presence presence, LegAction... more) {
        var actions = new ArrayList<LegAction>();
        actions.add(ALARM_MESSAGE);
        if (presence != Presence.QUIET && !leg.late()) {
            actions.add(ALARM_MAIL);
        }
        actions.addAll(List.of(more));
        return new Step(leg.alarmed(presence == ON), actions);
    }

    private int maxRings(Leg leg) {
        return leg.late() ? 1 : policy.maxRings();
    }

    private int maxRounds(Leg leg) {
        return leg.late() ? 1 : policy.maxRounds();
    }
}
