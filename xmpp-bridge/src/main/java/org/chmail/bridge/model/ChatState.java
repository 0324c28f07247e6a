package org.chmail.bridge.model;

/** Where a chat's room stands. */
public enum ChatState {
    OPENING,
    OPEN,
    CLOSING,
    CLOSED
}
