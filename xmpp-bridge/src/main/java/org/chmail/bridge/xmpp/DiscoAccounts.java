package org.chmail.bridge.xmpp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.model.LoginId;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the XMPP server about its accounts by service discovery of bare JIDs (XEP-0030). */
final class DiscoAccounts implements Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(DiscoAccounts.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST = 100_000;

    private final Session session;
    private final DomainBareJid server;
    private final Executor workers;
    /** Whether there is an account; only what the server said stands here. */
    private final Cache<LoginId, Boolean> known =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    /** @param workers may be blocked, each for one question */
    DiscoAccounts(Session session, DomainBareJid server, Executor workers) {
        this.session = session;
        this.server = server;
        this.workers = workers;
    }

    @Override
    public void learn(Collection<LoginId> logins) {
        List<LoginId> news = logins.stream()
                .filter(login -> login.domain().equals(server.toString()) && known.getIfPresent(login) == null)
                .toList();
        CompletableFuture.allOf(news.stream()
                        .map(login -> CompletableFuture.runAsync(() -> ask(login), workers))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @Override
    public boolean missing(LoginId login) {
        return Boolean.FALSE.equals(known.getIfPresent(login));
    }

    /** Some servers do not tell strangers, and answer service-unavailable whoever it is: that says nothing. */
    private void ask(LoginId login) {
        try {
            session.ask(DiscoverInfo.builder(session.newId())
                    .to(JidCreate.entityBareFrom(login.value()))
                    .build());
            known.put(login, true);
        } catch (XMPPErrorException e) {
            if (e.getStanzaError().getCondition() == Condition.item_not_found) {
                known.put(login, false);
            }
        } catch (XmppStringprepException e) {
            known.put(login, false);
        } catch (SessionLost e) {
            LOG.debug("The server could not be asked whether {} has an account", login, e);
        }
    }
}
