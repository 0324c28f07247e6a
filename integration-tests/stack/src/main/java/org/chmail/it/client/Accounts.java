package org.chmail.it.client;

import java.io.IOException;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.iqregister.AccountManager;
import org.jxmpp.jid.parts.Localpart;

/** Accounts of an XMPP server, made by in-band registration (XEP-0077). */
public final class Accounts {

    private final XmppServer server;

    /** The accounts of that server. */
    public Accounts(XmppServer server) {
        this.server = server;
    }

    /**
     * Makes an account, unless it is there with that password.
     *
     * @param name the part before the {@code @}
     * @throws IllegalStateException if the server refuses, or the account exists with another password
     */
    public void ensure(String name, String password) {
        XMPPTCPConnection connection = Connections.to(server);
        try {
            connection.connect();
            AccountManager accounts = AccountManager.getInstance(connection);
            accounts.sensitiveOperationOverInsecureConnection(true);
            accounts.createAccount(Localpart.from(name), password);
        } catch (XMPPErrorException e) {
            if (e.getStanzaError().getCondition() != Condition.conflict) {
                throw new IllegalStateException(
                        "%s:%d refuses to register %s: %s. Open in-band registration there (XEP-0077), or make the account by hand."
                                .formatted(server.host(), server.port(), name, e.getStanzaError()),
                        e);
            }
            checkPassword(name, password);
        } catch (SmackException | IOException | XMPPException e) {
            throw new IllegalStateException(
                    "%s:%d does not register %s".formatted(server.host(), server.port(), name), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while registering " + name, e);
        } finally {
            connection.instantShutdown();
        }
    }

    private void checkPassword(String name, String password) {
        XMPPTCPConnection connection = Connections.to(server);
        try {
            connection.connect();
            connection.login(name, password);
        } catch (SASLErrorException e) {
            throw new IllegalStateException(
                    "the account %s@%s exists with another password than the one used here: remove it, or set its password"
                            .formatted(name, server.domain()),
                    e);
        } catch (SmackException | IOException | XMPPException e) {
            throw new IllegalStateException("%s@%s cannot log in".formatted(name, server.domain()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while logging in as " + name, e);
        } finally {
            connection.instantShutdown();
        }
    }
}
