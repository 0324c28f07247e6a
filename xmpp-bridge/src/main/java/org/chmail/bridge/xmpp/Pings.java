package org.chmail.bridge.xmpp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.chmail.bridge.directory.Pinger;
import org.chmail.bridge.model.LoginId;
import org.jivesoftware.smack.SmackException.NoResponseException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** Pings clients of people (XEP-0199). */
final class Pings implements Pinger {

    private final Session session;
    private final DomainBareJid server;
    private final Executor workers;

    /** @param workers may be blocked, each for one ping */
    Pings(Session session, DomainBareJid server, Executor workers) {
        this.session = session;
        this.server = server;
        this.workers = workers;
    }

    @Override
    public CompletionStage<Boolean> answers(LoginId login, String resource) {
        return CompletableFuture.supplyAsync(() -> ping(login, resource), workers);
    }

    private boolean ping(LoginId login, String resource) {
        try {
            session.ask(new Ping(JidCreate.fullFrom(login + "/" + resource)));
            return true;
        } catch (XMPPErrorException e) {
            return true;
        } catch (XmppStringprepException e) {
            throw new IllegalArgumentException("not a JID: " + login + "/" + resource, e);
        } catch (SessionLost e) {
            if (!(e.getCause() instanceof NoResponseException)) {
                throw e;
            }
            requireServer();
            return false;
        }
    }

    /** Silence says something of the client only while the server itself is there: one that is frozen passes nothing on. */
    private void requireServer() {
        try {
            session.ask(new Ping(server));
        } catch (XMPPErrorException e) {
            // an answer, too
        }
    }
}
