package org.chmail.bridge.chat;

import java.util.List;
import java.util.Set;
import org.chmail.bridge.model.LoginId;

/**
 * The rooms of the MUC service (XEP-0045), as the XMPP edge makes them. Each call blocks until the server has answered,
 * can be repeated, and throws {@link RoomException} if it did not come through.
 */
public interface Rooms {

    /** What the bridge is called in each of them. */
    String OWN_NICK = "CHmail";

    /**
     * Makes the room if it isn't there, joins it, configures it, reads the configuration back, and grants membership.
     *
     * @param room local part
     * @param title what clients show
     * @param members who may enter
     */
    void open(String room, String title, Set<LoginId> members);

    /** Grants membership (XEP-0045 §9.3). */
    void admit(String room, LoginId member);

    /**
     * Puts somebody out for good: membership is revoked first, so that they can't come back, then the nick is kicked
     * (XEP-0045 §9.4, §8.2). Who is not inside, and a room that isn't there, is fine.
     *
     * @param account whose nick that is
     */
    void expel(String room, String nick, LoginId account);

    /**
     * Says something in the room.
     *
     * @param id of the message; a repeat has the same
     */
    void say(String room, String words, String id);

    /** Says {@code farewell} in the room, and destroys it (XEP-0045 §10.9). A room that isn't there is fine. */
    void close(String room, String farewell);

    /**
     * Gives a room back what was said in it, for who joins later: a server that was started again has forgotten it. What
     * the room remembers is not added again. A server that can't take it is fine.
     *
     * @param said in the order in which it was said
     */
    void refill(String room, List<Said> said);

    /** The room's address, for an invitation. */
    String address(String room);
}
