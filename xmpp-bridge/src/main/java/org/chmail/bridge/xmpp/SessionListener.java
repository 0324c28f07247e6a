package org.chmail.bridge.xmpp;

/** Is told how the session fares, by one thread, in order. */
interface SessionListener {

    /**
     * A new session: whatever the server held for an earlier one is gone. The initial presence is sent.
     *
     * @param registrationOffered the server offered in-band registration (XEP-0077 §9)
     */
    void renewed(boolean registrationOffered);

    /** The same session goes on after a broken connection (XEP-0198 §5): nothing is lost. */
    void resumed();

    /** The connection broke. */
    void lost();

    /** The server refuses the password; it is tried again, and told again each time. */
    default void refused() {}
}
