package org.chmail.bridge.xmpp;

import org.chmail.bridge.chat.RoomException;
import org.chmail.bridge.model.LoginId;

/** Who may enter a room, as the bridge in it decides. Both can be repeated. */
interface SeatDoor {

    /**
     * Grants membership.
     *
     * @throws RoomException if it did not come through, or the room is gone
     */
    void admit(String room, LoginId account);

    /**
     * Ends membership, which puts out who is inside. A room that isn't there is fine.
     *
     * @throws RoomException if it did not come through
     */
    void revoke(String room, LoginId account);
}
