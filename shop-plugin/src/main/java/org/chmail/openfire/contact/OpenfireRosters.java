package org.chmail.openfire.contact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jivesoftware.openfire.SharedGroupException;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.roster.Roster;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.user.UserAlreadyExistsException;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.xmpp.packet.JID;

/**
 * Changes rosters within Openfire, both ends at once: {@code to} in the user's, {@code from} in the bridge's. So no
 * subscription request is shown to anyone, the user's clients hear when the bridge comes and goes, and the bridge does not
 * hear of the users: the watch tells it.
 */
final class OpenfireRosters implements Rosters {
    private static final String NAME = "CHmail";
    /** A property of the user; its value is the bridge's JID, so that another bridge's contact is given anew. */
    private static final String MARK = "chmail.contact";

    private final XMPPServer server;
    private final JID bridge;

    OpenfireRosters(XMPPServer server, JID bridge) {
        this.server = server;
        this.bridge = bridge;
    }

    @Override
    public Collection<JID> online() {
        Set<JID> users = new HashSet<>();
        for (ClientSession session : server.getSessionManager().getSessions()) {
            // Openfire names a session in its list that has gone meanwhile as null
            if (Objects.nonNull(session)
                    && !session.isAnonymousUser()
                    && session.getPresence().isAvailable()) {
                users.add(session.getAddress().asBareJID());
            }
        }
        return users;
    }

    @Override
    public Collection<JID> subscribers() {
        List<JID> users = new ArrayList<>();
        for (RosterItem item : roster(bridge).getRosterItems()) {
            if (server.isLocal(item.getJid()) && sees(item)) {
                users.add(item.getJid().asBareJID());
            }
        }
        return users;
    }

    @Override
    public boolean isMarked(JID user) {
        return bridge.toString().equals(properties(user).get(MARK));
    }

    @Override
    public void mark(JID user) {
        properties(user).put(MARK, bridge.toString());
    }

    @Override
    public void unmark(JID user) {
        properties(user).remove(MARK);
    }

    @Override
    public boolean has(JID user) {
        return roster(user).isRosterItem(bridge);
    }

    @Override
    public boolean isUntouched(JID user) {
        try {
            RosterItem item = roster(user).getRosterItem(bridge);
            return NAME.equals(item.getNickname())
                    && item.getGroups().isEmpty()
                    && !item.isShared()
                    && item.getSubStatus() == RosterItem.SUB_TO;
        } catch (UserNotFoundException e) {
            return false; // deleted
        }
    }

    @Override
    public void put(JID user) {
        add(roster(bridge), user, "", RosterItem.SUB_FROM);
        add(roster(user), bridge, NAME, RosterItem.SUB_TO);
        server.getPresenceManager().probePresence(user, bridge);
    }

    @Override
    public void remove(JID user) {
        remove(roster(user), bridge);
        remove(roster(bridge), user);
    }

    /** One push, with the subscription as it is to be. */
    private static void add(Roster roster, JID contact, String name, RosterItem.SubType subscription) {
        try {
            RosterItem item = roster.isRosterItem(contact)
                    ? roster.getRosterItem(contact) // left from an earlier subscription
                    : roster.createRosterItem(contact, name, List.of(), false, true);
            RosterItem.SubType before = item.getSubStatus();
            if (before != subscription && before != RosterItem.SUB_BOTH) {
                item.setSubStatus(before == RosterItem.SUB_NONE ? subscription : RosterItem.SUB_BOTH);
                item.setRecvStatus(RosterItem.RECV_NONE);
                roster.updateRosterItem(item);
            }
        } catch (UserNotFoundException | UserAlreadyExistsException | SharedGroupException e) {
            throw failed(contact, roster, e);
        }
    }

    /** Without a subscription there is nobody to be told of its end. */
    private static void remove(Roster roster, JID contact) {
        try {
            if (roster.isRosterItem(contact)) {
                roster.getRosterItem(contact).setSubStatus(RosterItem.SUB_NONE);
                roster.deleteRosterItem(contact, false);
            }
        } catch (UserNotFoundException | SharedGroupException e) {
            throw failed(contact, roster, e);
        }
    }

    private static boolean sees(RosterItem item) {
        return item.getSubStatus() == RosterItem.SUB_FROM || item.getSubStatus() == RosterItem.SUB_BOTH;
    }

    private Roster roster(JID user) {
        try {
            return server.getRosterManager().getRoster(user.getNode());
        } catch (UserNotFoundException e) {
            throw new IllegalStateException("There is no user " + user, e);
        }
    }

    private Map<String, String> properties(JID user) {
        try {
            return server.getUserManager().getUser(user.getNode()).getProperties();
        } catch (UserNotFoundException e) {
            throw new IllegalStateException("There is no user " + user, e);
        }
    }

    private static IllegalStateException failed(JID contact, Roster roster, Exception why) {
        return new IllegalStateException(
                "Openfire did not change " + contact + " in the roster of " + roster.getUsername(), why);
    }
}
