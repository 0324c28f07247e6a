package org.chmail.bridge.xmpp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The verbs as commands of XEP-0050; the node of each is the verb as it is said. */
enum AdHocVerb {
    CHAT,
    MAILS,
    MORE,
    ACCEPT,
    DECLINE,
    LATER,
    CANCEL,
    STATUS,
    STAMP,
    NOTIFY,
    LINK,
    UNLINK,
    VERIFY,
    YES,
    SESSIONS,
    CLOSE,
    BLOCK,
    UNBLOCK,
    BLOCKED,
    KICK,
    HELP;

    static Optional<AdHocVerb> of(String node) {
        return Arrays.stream(values()).filter(verb -> verb.node().equals(node)).findFirst();
    }

    String node() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it answers a question about one of several mails, so that there may be one to choose. */
    boolean choosesMail() {
        return this == ACCEPT || this == DECLINE || this == LATER || this == CANCEL;
    }
}
