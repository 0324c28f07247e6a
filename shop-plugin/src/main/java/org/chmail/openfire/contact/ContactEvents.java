package org.chmail.openfire.contact;

import org.chmail.openfire.Worker;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.user.PresenceEventListener;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** Who comes, as Openfire says it. */
final class ContactEvents implements PresenceEventListener {
    private final Worker thread;
    private final ContactBook book;

    ContactEvents(Worker thread, ContactBook book) {
        this.thread = thread;
        this.book = book;
    }

    @Override
    public void availableSession(ClientSession session, Presence presence) {
        if (book.isWanted() && !session.isAnonymousUser()) {
            JID user = session.getAddress().asBareJID();
            thread.run(() -> book.came(user));
        }
    }

    @Override
    public void unavailableSession(ClientSession session, Presence presence) {}

    @Override
    public void presenceChanged(ClientSession session, Presence presence) {}

    @Override
    public void subscribedToPresence(JID subscriber, JID authorizer) {}

    @Override
    public void unsubscribedToPresence(JID unsubscriber, JID recipient) {}
}
