package org.chmail.openfire.contact;

import org.chmail.openfire.Closer;
import org.chmail.openfire.Worker;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.user.PresenceEventDispatcher;
import org.xmpp.packet.JID;

/** Puts the bridge into rosters: one listener, one thread. */
public final class Contact {
    private final Closer closer = new Closer();
    private final Worker thread = new Worker("contact");
    private final ContactBook book;

    private Contact(XMPPServer server, JID bridge) {
        this.book = new ContactBook(bridge, new OpenfireRosters(server, bridge));
    }

    /** Begins to look at who comes; no roster is changed until there is a {@link #wish}. */
    public static Contact open(XMPPServer server, JID bridge) {
        Contact contact = new Contact(server, bridge);
        ContactEvents events = new ContactEvents(contact.thread, contact.book);
        contact.closer.add(contact.thread::stop);
        PresenceEventDispatcher.addListener(events);
        contact.closer.add(() -> PresenceEventDispatcher.removeListener(events));
        return contact;
    }

    /** Whether users are to have the bridge in their rosters. From any thread; does not block. */
    public void wish(boolean on) {
        thread.run(() -> book.wish(on));
    }

    /** Looks no more. The contacts stay. */
    public void close() {
        closer.close();
    }
}
