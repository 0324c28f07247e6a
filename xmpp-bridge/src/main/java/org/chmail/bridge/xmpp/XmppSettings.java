package org.chmail.bridge.xmpp;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import org.chmail.bridge.model.SeatAccount;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * The XMPP server and our account there.
 *
 * @param user the local part of the account: {@code chmail}, or a seat's
 * @param domain its domain
 * @param host where it is reached, a name or an IP address
 * @param port for client connections
 * @param password of the account
 * @param node this node's name; the resource is {@code bridge-<node>}
 * @param mucService the MUC service of the rooms, {@code chats.example.org}
 * @param tlsRequired false only where the host is this computer: then any certificate is taken, and none is needed
 * @param caFile certificates (PEM) to trust instead of the system's
 * @param resumption whether a broken session is resumed (XEP-0198 §5) rather than begun anew
 * @param roster whether the bridge is to be a contact in its users' rosters, where the server's plugin can do that
 */
public record XmppSettings(
        String user,
        String domain,
        String host,
        int port,
        String password,
        String node,
        String mucService,
        boolean tlsRequired,
        Optional<Path> caFile,
        boolean resumption,
        boolean roster) {

    /** The local part of the bridge's own account. */
    private static final String ACCOUNT = "chmail";

    public XmppSettings {
        requireNonNull(user);
        requireNonNull(domain);
        requireNonNull(host);
        requireNonNull(password);
        requireNonNull(node);
        requireNonNull(mucService);
        requireNonNull(caFile);
    }

    /** Of the bridge's own account, {@code chmail@domain}. */
    public XmppSettings(
            String domain,
            String host,
            int port,
            String password,
            String node,
            String mucService,
            boolean tlsRequired,
            Optional<Path> caFile,
            boolean resumption,
            boolean roster) {
        this(ACCOUNT, domain, host, port, password, node, mucService, tlsRequired, caFile, resumption, roster);
    }

    /** The same server, and the account of a seat. */
    XmppSettings seat(int number, String itsPassword) {
        return new XmppSettings(
                SeatAccount.local(number),
                domain,
                host,
                port,
                itsPassword,
                node,
                mucService,
                tlsRequired,
                caFile,
                resumption,
                roster);
    }

    /** Whether this is the bridge's own account, not a seat's. */
    boolean own() {
        return user.equals(ACCOUNT);
    }

    /** The bare JID. */
    String account() {
        return user + "@" + domain;
    }

    /**
     * The server itself.
     *
     * @throws IllegalArgumentException if the domain is none
     */
    DomainBareJid server() {
        try {
            return JidCreate.domainBareFrom(domain);
        } catch (XmppStringprepException e) {
            throw new IllegalArgumentException("`xmpp.domain` must be a domain, got: " + domain, e);
        }
    }

    /** The resource. */
    String resource() {
        return "bridge-" + node;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return account() + "/" + resource() + " at " + host + ":" + port;
    }
}
