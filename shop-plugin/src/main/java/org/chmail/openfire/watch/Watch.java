package org.chmail.openfire.watch;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Consumer;
import org.chmail.openfire.Closer;
import org.chmail.openfire.Worker;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.event.SessionEventDispatcher;
import org.jivesoftware.openfire.user.PresenceEventDispatcher;
import org.xmpp.packet.JID;

/** Puts the watch into Openfire: one listener, one IQ handler, one feature, one thread. */
public final class Watch {
    private Watch() {}

    /**
     * Starts the watch, with a new epoch.
     *
     * @param bridge the bare JID that alone may ask
     * @param roster is told, with each lease, whether users are to have the bridge in their rosters; must not block
     * @return takes all of it out again
     */
    public static Runnable open(XMPPServer server, JID bridge, Consumer<Boolean> roster) {
        OpenfireSessions sessions = new OpenfireSessions(server);
        WatchBook book = new WatchBook(
                Clock.systemUTC(),
                Long.toHexString(new SecureRandom().nextLong()),
                sessions,
                () -> server.getIQRegisterHandler().isInbandRegEnabled());
        Worker thread = new Worker("watch");
        WatchEvents events = new WatchEvents(thread, book);
        WatchHandler handler = new WatchHandler(bridge, thread, book, sessions, roster);

        Closer closer = new Closer();
        closer.add(thread::stop);
        PresenceEventDispatcher.addListener(events);
        closer.add(() -> PresenceEventDispatcher.removeListener(events));
        SessionEventDispatcher.addListener(events);
        closer.add(() -> SessionEventDispatcher.removeListener(events));
        handler.open(server, closer);
        return closer::close;
    }
}
