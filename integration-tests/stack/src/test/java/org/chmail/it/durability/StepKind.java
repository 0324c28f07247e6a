package org.chmail.it.durability;

/** What somebody does. */
enum StepKind {
    /** A mail is stamped through the API. */
    STAMP,
    /** A mail goes through James, and is stamped there. */
    MAIL,
    /** "chat" by XMPP. */
    ASK,
    /** An attempt through the API. */
    ASK_API,
    ACCEPT,
    DECLINE,
    LATER,
    /** "cancel" by XMPP. */
    CANCEL,
    /** All callers withdrawn through the API. */
    CANCEL_API;

    boolean asks() {
        return this == ASK || this == ASK_API;
    }

    boolean cancels() {
        return this == CANCEL || this == CANCEL_API;
    }
}
