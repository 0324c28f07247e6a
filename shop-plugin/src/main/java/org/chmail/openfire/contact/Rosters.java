package org.chmail.openfire.contact;

import java.util.Collection;
import org.xmpp.packet.JID;

/** What the contact needs of the server. Users are bare JIDs. */
interface Rosters {
    /** The users with an available resource. */
    Collection<JID> online();

    /** The users of this server who see the bridge's presence, whoever arranged that. */
    Collection<JID> subscribers();

    /** Whether this user was given the contact once. */
    boolean isMarked(JID user);

    /** Notes that this user was given the contact, for as long as the account exists. */
    void mark(JID user);

    void unmark(JID user);

    /** Whether the bridge is in this user's roster. */
    boolean has(JID user);

    /** Whether it is there as it was put: neither renamed nor in a group. */
    boolean isUntouched(JID user);

    /** Puts the bridge into this user's roster, subscribed to, and shows them its presence. */
    void put(JID user);

    /** Takes it out again. */
    void remove(JID user);
}
