package org.chmail.it;

import org.chmail.it.client.ChatUser;
import org.chmail.it.client.MailUser;
import org.chmail.it.client.XmppServer;

/**
 * Somebody with an account in James and one of the same name in Openfire.
 *
 * @param name the part before the {@code @}
 * @param domain the domain of both accounts
 * @param password the password of both
 * @param mail the mail program
 * @param xmpp where the XMPP client connects to
 */
public record Person(String name, String domain, String password, MailUser mail, XmppServer xmpp) {

    /** The mail address, which is the bare JID too. */
    public String address() {
        return name + "@" + domain;
    }

    /** Logs in with an XMPP client and becomes available. */
    public ChatUser comesOn() {
        return logsIn("desk").comesOn();
    }

    /** Logs in with an XMPP client; nobody sees it yet. */
    public ChatUser logsIn(String resource) {
        return ChatUser.login(xmpp, name, password, resource);
    }
}
