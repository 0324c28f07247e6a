package org.chmail.bridge.model;

/** Whether someone can be rung. */
public enum Presence {
    /** A resource of non-negative priority is available, away or chat. */
    ON,
    /** Only dnd or xa. */
    QUIET,
    /** No such resource. */
    OFF,
    /** The XMPP server cannot be asked, or has only just started. */
    UNKNOWN
}
