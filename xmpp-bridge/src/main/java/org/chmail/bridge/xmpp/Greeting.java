package org.chmail.bridge.xmpp;

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

    private Greeting() {}

    static void prepare(XMPPConnection connection) {
        ServiceDiscoveryManager.getInstanceFor(connection)
                .setIdentity(new DiscoverInfo.Identity("client", NAME, "bot"));
        String version = Optional.ofNullable(Greeting.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
        VersionManager.setAutoAppendSmackVersion(false);
        VersionManager.getInstanceFor(connection).setVersion(NAME, version);
        keepQuiet(connection);
        Roster.getInstanceFor(connection)
                .addSubscribeListener((from, request) -> from.hasLocalpart() ? SubscribeAnswer.Approve : null);
    }

    /** For a session that nobody is to notice: its roster refuses everyone. */
    static void keepQuiet(XMPPConnection connection) {
        // It would wait two minutes for an answer; the session looks for itself.
        PingManager.getInstanceFor(connection).setPingInterval(-1);
        Roster.getInstanceFor(connection).setRosterLoadedAtLogin(false);
    }
}
