package org.chmail.bridge.model;

/** Where a leg stands. */
public enum LegState {
    /** Not begun; never stored. */
    NEW,
    /** The callee is being asked. */
    RINGING,
    /** The callee was told and answers whenever they like. */
    ALARMED,
    /** The callee said "later". */
    PARKED,
    /** The callee accepted. */
    JOINED,
    /** The callee declined. */
    DECLINED,
    /** The last caller withdrew, or the chat closed. */
    CANCELLED,
    /** Nobody answered in time. */
    EXPIRED;

    /** Whether an answer can still come. */
    public boolean waiting() {
        return this == RINGING || this == ALARMED || this == PARKED;
    }
}
