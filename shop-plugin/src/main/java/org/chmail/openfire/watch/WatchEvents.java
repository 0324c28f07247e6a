package org.chmail.openfire.watch;

import org.chmail.openfire.Worker;
import org.jivesoftware.openfire.event.SessionEventListener;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.session.Session;
import org.jivesoftware.openfire.user.PresenceEventListener;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** What Openfire says of presences and sessions. While nobody watches, each event costs the look at one flag. */
final class WatchEvents implements PresenceEventListener, SessionEventListener {
    private final Worker thread;
    private final WatchBook book;

    WatchEvents(Worker thread, WatchBook book) {
        this.thread = thread;
        this.book = book;
    }

    @Override
    public void availableSession(ClientSession session, Presence presence) {
        changed(session);
    }

    @Override
    public void unavailableSession(ClientSession session, Presence presence) {
        changed(session);
    }

    /** Show, status or priority. */
    @Override
    public void presenceChanged(ClientSession session, Presence presence) {
        changed(session);
    }

    /** A watcher's session, or one that ended without Openfire having noted its unavailable presence. */
    @Override
    public void sessionDestroyed(Session session) {
        if (book.isWatched()) {
            JID gone = session.getAddress();
            thread.run(() -> {
                book.end(gone);
                book.changed(gone.asBareJID());
            });
        }
    }

    @Override
    public void subscribedToPresence(JID subscriber, JID authorizer) {}

    @Override
    public void unsubscribedToPresence(JID unsubscriber, JID recipient) {}

    @Override
    public void sessionCreated(Session session) {}

    @Override
    public void anonymousSessionCreated(Session session) {}

    @Override
    public void anonymousSessionDestroyed(Session session) {}

    @Override
    public void resourceBound(Session session) {}

    private void changed(ClientSession session) {
        if (book.isWatched() && !session.isAnonymousUser()) {
            JID user = session.getAddress().asBareJID();
            thread.run(() -> book.changed(user));
        }
    }
}
