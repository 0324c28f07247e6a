package org.chmail.mailets.bridge;

/** Why a call to the bridge gave no value. The codes are those of docs/protocol.md §2, and three of our own. */
public enum Trouble {
    /** No connection, no answer within the budget, or an answer that is not one of a CHmail bridge. */
    BRIDGE_SILENT("bridge-silent"),
    /** Not called: the bridge did not answer a moment ago. */
    BRIDGE_DOWN("bridge-down"),
    /** A refusal that this version does not know. */
    REFUSED("refused"),
    UNAUTHORIZED("unauthorized"),
    INSUFFICIENT_SCOPE("insufficient-scope"),
    BAD_REQUEST("bad-request"),
    TOO_LARGE("too-large"),
    NOT_BOUND("not-bound"),
    STAMP_OFF("stamp-off"),
    OTHER_RECIPIENTS("other-recipients"),
    NO_FREE_PORT("no-free-port"),
    NOT_STAMPING("not-stamping");

    private final String code;

    Trouble(String code) {
        this.code = code;
    }

    /** The code as it stands in problem types and in the names of metrics. */
    public String code() {
        return code;
    }

    /** Whether an admin must mend something: it is logged and shown by the health check, not told of each mail. */
    boolean isLasting() {
        return this == UNAUTHORIZED || this == INSUFFICIENT_SCOPE || this == NOT_STAMPING;
    }

    static Trouble of(String code) {
        for (Trouble trouble : values()) {
            if (trouble.code.equals(code)) {
                return trouble;
            }
        }
        return REFUSED;
    }
}
