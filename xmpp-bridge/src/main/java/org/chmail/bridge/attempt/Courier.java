package org.chmail.bridge.attempt;

import java.util.concurrent.CompletionStage;
import org.chmail.bridge.model.Parcel;

/** Carries messages to logins; the XMPP edge implements it. */
public interface Courier {

    /** Whether there is a session now. */
    boolean ready();

    /**
     * Sends a chat message to the recipient's bare JID. Stanza id and origin-id (XEP-0359) derive from the parcel's id, the
     * thread from its attempt.
     *
     * @return completes once the server has acknowledged the stanza (XEP-0198 §4), exceptionally if it may be lost
     */
    CompletionStage<Void> message(Parcel parcel);

    /**
     * Sends a direct invitation (XEP-0249) with the parcel's words.
     *
     * @param roomAddress the room's JID
     */
    CompletionStage<Void> invite(Parcel parcel, String roomAddress);
}
