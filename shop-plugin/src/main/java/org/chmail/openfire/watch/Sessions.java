package org.chmail.openfire.watch;

import java.util.Map;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/** What the watch needs of the server. */
interface Sessions {
    /** All local users that have an available resource, by their bare JID. */
    Map<JID, UserPresence> all();

    /** What is so now of one user (a bare JID); {@link UserPresence#none()} if they have no available resource. */
    UserPresence of(JID user);

    /**
     * Sends a headline with this child to exactly this full JID; without a session there it is dropped.
     *
     * @return whether there is such a session
     */
    boolean push(JID watcher, Element child);
}
