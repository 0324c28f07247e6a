package org.chmail.bridge.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One callee's part of an attempt.
 *
 * @param late called once a chat was open: one ring, and no alarm mail
 * @param ring which ring of the round this is, from 1; 0 outside RINGING
 * @param round how many rounds of ringing have begun
 * @param roundBegan when the last one began
 * @param rungOut ALARMED because the callee was on and did not answer
 * @param asked id of the last message that asked the callee, which an answer corrects, and the ring that follows an alarm
 *     (XEP-0308); null if there is none
 * @param due when the timer of the present state goes off
 * @param version grows by one with each change
 */
public record Leg(
        String id,
        String attemptId,
        LoginId callee,
        boolean late,
        LegState state,
        int ring,
        int round,
        @Nullable Instant roundBegan,
        boolean rungOut,
        @Nullable String asked,
        @Nullable Instant due,
        long version) {

    /** A leg that has not begun. */
    public static Leg create(String id, String attemptId, LoginId callee, boolean late) {
        return new Leg(id, attemptId, callee, late, LegState.NEW, 0, 0, null, false, null, null, 0);
    }

    /** What a message about this leg is about; it is stale once this has changed. */
    public String phase() {
        return state + "/" + round + "/" + ring;
    }

    /** Whether the callee does not know of it: all who ask were blocked by them. */
    public boolean unheard() {
        return state == LegState.ALARMED && asked == null;
    }

    /** What a caller sees of it whom the callee has blocked. */
    public Leg asIfOff() {
        boolean told = state == LegState.CANCELLED || state == LegState.EXPIRED;
        LegState seen = told ? state : LegState.ALARMED;
        return new Leg(id, attemptId, callee, late, seen, 0, 0, null, false, null, null, version);
    }

    /** The same leg, whose callee was asked by this message, or by none. */
    public Leg withAsked(@Nullable String messageId) {
        return new Leg(id, attemptId, callee, late, state, ring, round, roundBegan, rungOut, messageId, due, version);
    }

    Leg ringing(Instant now, LadderPolicy policy) {
        return copy(LegState.RINGING, 1, round + 1, now, false, now.plus(policy.ringTime(1)));
    }

    Leg ringingAgain(Instant now, LadderPolicy policy) {
        return copy(LegState.RINGING, ring + 1, round, roundBegan, false, now.plus(policy.ringTime(ring + 1)));
    }

    Leg alarmed(boolean out) {
        return copy(LegState.ALARMED, 0, round, roundBegan, out, null);
    }

    /** The callee is to hear nothing of it. */
    Leg silenced() {
        return alarmed(false).withAsked(null);
    }

    Leg parked(Instant now, Duration time) {
        return copy(LegState.PARKED, 0, round, roundBegan, false, now.plus(time));
    }

    Leg ended(LegState end) {
        return copy(end, 0, round, roundBegan, false, null);
    }

    Leg withTimer(@Nullable Instant at) {
        return copy(state, ring, round, roundBegan, rungOut, at);
    }

    private Leg copy(LegState s, int n, int r, @Nullable Instant began, boolean out, @Nullable Instant at) {
        return new Leg(id, attemptId, callee, late, s, n, r, began, out, asked, at, version + 1);
    }
}
