package org.chmail.bridge.durability;

import static org.chmail.bridge.durability.Require.require;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.chmail.bridge.durability.Deed.Kind;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.ChatState;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.Presence;

/** The ladder's table once more, written down from the design: which step a leg may take, by whom, and when. */
final class Rungs {

    private final Facts facts;

    Rungs(Facts facts) {
        this.facts = facts;
    }

    /** A new leg is where presence puts it. */
    void first(Leg leg, Presence presence, Instant now) {
        require(leg.round() <= 1, "a new leg in round %s", leg.round());
        begins(leg, 1, presence, now);
        if (leg.late()) {
            var chat = facts.chats.get(leg.attemptId());
            require(chat != null && chat.state() == ChatState.OPEN, "called late without an open chat: %s", leg);
        }
    }

    /** A leg that has moved on, has moved by one row of the table. */
    void next(Leg from, Leg to, Deed deed, Presence presence, Instant now) {
        require(from.state().waiting(), "%s after its end: %s", from, to);
        require(from.late() == to.late() && from.callee().equals(to.callee()), "%s became %s", from, to);
        boolean due = from.due() != null && (!stored(from.due()).isAfter(now) || wasSetBack(from, now));
        switch (to.state()) {
            case RINGING -> rings(from, to, due, presence, now);
            case ALARMED -> alarmed(from, to, due, presence);
            case PARKED -> require(deed.by(to.callee(), Kind.LATER), "parked by %s: %s", deed, to);
            case JOINED -> require(deed.by(to.callee(), Kind.ACCEPT, Kind.ASK), "joined by %s: %s", deed, to);
            case DECLINED -> require(deed.by(to.callee(), Kind.DECLINE, Kind.CLOSE), "declined by %s: %s", deed, to);
            case CANCELLED -> cancelled(to, deed);
            case EXPIRED -> {
                Attempt attempt = facts.attempts.get(to.attemptId());
                require(!stored(attempt.expiresAt()).isAfter(now), "expired before its time: %s", to);
            }
            case NEW -> require(false, "%s became new", from);
        }
        if (!to.state().waiting()) {
            require(to.due() == null, "a timer after the end: %s", to);
        }
    }

    private void begins(Leg leg, int round, Presence presence, Instant now) {
        boolean ring = presence == Presence.ON || presence == Presence.UNKNOWN;
        require(
                leg.state() == (ring ? LegState.RINGING : LegState.ALARMED),
                "begins with %s while %s",
                leg.state(),
                presence);
        if (ring) {
            require(leg.ring() == 1 && leg.round() == round, "rings first as %s", leg.phase());
            waits(leg, now, 1);
        }
    }

    private void rings(Leg from, Leg to, boolean due, Presence presence, Instant now) {
        int most = to.late() ? 1 : Node.LADDER.maxRings();
        require(to.ring() >= 1 && to.ring() <= most, "ring %s of %s", to.ring(), most);
        if (from.state() == LegState.RINGING) {
            require(due, "rung again before its time: %s", from);
            require(to.round() == from.round(), "round %s became %s", from.round(), to.round());
            if (to.ring() == from.ring()) {
                require(presence == Presence.UNKNOWN, "waits longer while %s: %s", presence, to);
            } else {
                require(presence == Presence.ON, "rung again while %s: %s", presence, to);
                require(to.ring() == from.ring() + 1, "ring %s became %s", from.ring(), to.ring());
            }
            waits(to, now, to.ring());
        } else if (from.state() == LegState.PARKED) {
            require(due, "rung before the time that was asked for: %s", from);
            begins(to, from.round() + 1, presence, now);
        } else {
            require(presence == Presence.ON, "rung after an alarm while %s: %s", presence, to);
            begins(to, from.round() + 1, presence, now);
            require(to.round() <= (to.late() ? 1 : Node.LADDER.maxRounds()), "round %s", to.round());
            Instant began = from.roundBegan();
            require(
                    began == null
                            || began.isAfter(now)
                            || !now.isBefore(stored(began).plus(Node.LADDER.reringAfter())),
                    "a round at %s after one at %s",
                    now,
                    began);
        }
    }

    private static void alarmed(Leg from, Leg to, boolean due, Presence presence) {
        if (from.state() == LegState.ALARMED) {
            require(to.round() == from.round() && Objects.equals(to.asked(), from.asked()), "alarmed again: %s", to);
            return;
        }
        require(presence != Presence.UNKNOWN, "alarmed while unknown: %s", from);
        if (presence == Presence.ON) {
            int most = to.late() ? 1 : Node.LADDER.maxRings();
            require(from.state() == LegState.RINGING && due, "alarmed while on: %s", from);
            require(from.ring() == most && to.rungOut(), "alarmed after ring %s of %s", from.ring(), most);
        } else {
            require(due || presence == Presence.OFF, "alarmed while %s: %s", presence, from);
            require(!to.rungOut(), "rung out while %s: %s", presence, to);
        }
    }

    private void cancelled(Leg to, Deed deed) {
        var chat = facts.chats.get(to.attemptId());
        boolean closing = chat != null && (chat.state() == ChatState.CLOSING || chat.state() == ChatState.CLOSED);
        boolean nobodyAsks = facts.callers(to.attemptId()).isEmpty() && deed.is(Kind.WITHDRAW);
        require(closing || nobodyAsks || deed.is(Kind.CLOSE), "cancelled by %s: %s", deed, to);
    }

    private static void waits(Leg leg, Instant now, int ring) {
        Duration time = Node.LADDER.ringTime(ring);
        require(now.plus(time).equals(leg.due()), "waits until %s at %s", leg.due(), now);
    }

    /** No ring waits so long: the clock was set back before a restart. */
    private static boolean wasSetBack(Leg leg, Instant now) {
        Duration longest = Node.LADDER.ringTime(Node.LADDER.maxRings());
        return leg.state() == LegState.RINGING && leg.due().isAfter(now.plus(longest));
    }

    /** As it is once it was stored. */
    private static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
