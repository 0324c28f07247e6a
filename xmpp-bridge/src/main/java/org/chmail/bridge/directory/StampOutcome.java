package org.chmail.bridge.directory;

import org.chmail.bridge.model.LoginId;

/** What became of a stamp request. */
public sealed interface StampOutcome {

    /** On disk. */
    record Stamped(LoginId login, String host, int port, String chatUrl) implements StampOutcome {}

    /** Author and authenticated user are not the same login. */
    record NotBound() implements StampOutcome {}

    /** The login wants no stamps. */
    record StampOff() implements StampOutcome {}

    /** The mail is stamped already, too long ago to name other recipients now. */
    record OtherRecipients() implements StampOutcome {}

    /** Every port of the login is in use. */
    record NoFreePort() implements StampOutcome {}

    /**
     * Nothing is stamped now.
     *
     * @param why for an admin
     */
    record NotStamping(String why) implements StampOutcome {}
}
