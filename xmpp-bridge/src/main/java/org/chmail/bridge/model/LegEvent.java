package org.chmail.bridge.model;

import java.time.Duration;

/** What can happen to a leg: the rows of the ladder's table. */
public sealed interface LegEvent {

    /** The attempt reaches this callee. */
    record Begin(Presence presence) implements LegEvent {}

    /** The callee says yes. */
    record Accept() implements LegEvent {}

    /** The callee says no. */
    record Decline() implements LegEvent {}

    /** The callee wants to be asked again after {@code time}. */
    record Later(Duration time) implements LegEvent {}

    /** The leg's timer went off; {@code presence} was confirmed just now. */
    record TimerDue(Presence presence) implements LegEvent {}

    /** The callee has been off for long enough. */
    record WentOff() implements LegEvent {}

    /** The callee was seen to come on (or to be quiet no longer), and stayed so for long enough. */
    record CameOn() implements LegEvent {}

    /** The callee is on at a first look, after a restart: one who was rung out is left in peace. */
    record FoundOn() implements LegEvent {}

    /** Nobody asks any more whom the callee has not blocked. */
    record Silenced() implements LegEvent {}

    /** The last caller withdrew, or the chat closes. */
    record Withdrawn() implements LegEvent {}

    /** The attempt's time is over. */
    record Expired() implements LegEvent {}
}
