package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.Optional;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.roster.SubscribeListener.SubscribeAnswer;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.iqversion.VersionManager;
import org.jivesoftware.smackx.ping.PingManager;

/** What the bridge is to others: a bot called CHmail (XEP-0030), which lets everyone see that it is there. */
final class Greeting {

    private static final String NAME = "CHmail";
    private static final Duration PING_EVERY = Duration.ofSeconds(30);

    private Greeting() {}

    /** @param unanswered is run when the server does not answer a ping (XEP-0199) */
    static void prepare(XMPPConnection connection, Runnable unanswered) {
        ServiceDiscoveryManager.getInstanceFor(connection)
                .setIdentity(new DiscoverInfo.Identity("client", NAME, "bot"));
        String version = Optional.ofNullable(Greeting.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
        VersionManager.setAutoAppendSmackVersion(false);
        VersionManager.getInstanceFor(connection).setVersion(NAME, version);
        PingManager ping = PingManager.getInstanceFor(connection);
        ping.setPingInterval(Math.toIntExact(PING_EVERY.toSeconds()));
        ping.registerPingFailedListener(unanswered::run);
        Roster roster = Roster.getInstanceFor(connection);
        roster.setRosterLoadedAtLogin(false);
        roster.addSubscribeListener((from, request) -> from.hasLocalpart() ? SubscribeAnswer.Approve : null);
    }
}
