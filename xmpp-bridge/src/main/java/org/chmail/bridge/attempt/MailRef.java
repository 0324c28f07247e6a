package org.chmail.bridge.attempt;

import org.chmail.bridge.model.LoginId;

/** How people name a mail. */
public sealed interface MailRef {

    /** The header's own words. */
    record ByPort(LoginId author, int port) implements MailRef {}

    /** The token of the link in the header: it names the mail, and gives no right. */
    record ByToken(String token) implements MailRef {}

    /** Our own id, from a list that was shown. */
    record ById(String mailId) implements MailRef {}
}
