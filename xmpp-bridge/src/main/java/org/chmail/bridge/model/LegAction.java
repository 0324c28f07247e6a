package org.chmail.bridge.model;

/** What a step of the ladder asks to be done. */
public enum LegAction {
    /** Ask the callee. */
    RING,
    /** Leave the callee a message that the XMPP server keeps. */
    ALARM_MESSAGE,
    /** Mail the callee, once for a leg. */
    ALARM_MAIL,
    /** Tell the callers the leg's new state. */
    TELL_CALLERS,
    /** Tell all of the callee's clients what the callee answered. */
    TELL_CALLEE,
    /** Tell the callee that they were called, and that it is over. */
    TELL_MISSED,
    /** Let the callee into the chat, opening it if need be. */
    JOIN,
    /** The chat again if it is open, else call back. */
    REJOIN,
    /** Answer the callee that this is over. */
    SAY_OVER
}
