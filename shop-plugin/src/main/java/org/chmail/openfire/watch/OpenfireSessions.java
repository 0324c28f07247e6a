package org.chmail.openfire.watch;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chmail.openfire.SeatName;
import org.dom4j.Element;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.session.ClientSession;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** Reads and writes the sessions of Openfire. */
final class OpenfireSessions implements Sessions {
    private final XMPPServer server;

    OpenfireSessions(XMPPServer server) {
        this.server = server;
    }

    @Override
    public Map<JID, UserPresence> all() {
        Map<JID, List<ClientSession>> byUser = new HashMap<>();
        for (ClientSession session : server.getSessionManager().getSessions()) {
            if (isUsers(session)) {
                byUser.computeIfAbsent(session.getAddress().asBareJID(), user -> new ArrayList<>())
                        .add(session);
            }
        }
        Map<JID, UserPresence> all = new HashMap<>();
        byUser.forEach((user, sessions) -> {
            UserPresence presence = presence(sessions);
            if (!presence.isNone()) {
                all.put(user, presence);
            }
        });
        return all;
    }

    @Override
    public UserPresence of(JID user) {
        return presence(server.getSessionManager().getSessions(user.getNode()));
    }

    /** Straight into the session: the router would look for another resource when this one is gone. */
    @Override
    public boolean push(JID watcher, Element child) {
        Message message = new Message();
        message.setType(Message.Type.headline);
        message.setFrom(server.getServerInfo().getXMPPDomain());
        message.setTo(watcher);
        message.getElement().add(child);
        return send(watcher, message);
    }

    /** Sends to exactly this full JID, and says whether there is a session of it. */
    boolean send(JID to, Packet packet) {
        ClientSession session = server.getRoutingTable().getClientRoute(to);
        if (session == null) {
            return false;
        }
        session.process(packet);
        return true;
    }

    private static UserPresence presence(Collection<ClientSession> sessions) {
        List<Resource> resources = new ArrayList<>();
        for (ClientSession session : sessions) {
            if (isUsers(session) && session.getPresence().isAvailable()) {
                resources.add(resource(session));
            }
        }
        return UserPresence.of(resources);
    }

    /**
     * Openfire names a session in its list that has gone meanwhile as null; an anonymous one has no user, and on a seat sit
     * many people or none.
     */
    private static boolean isUsers(ClientSession session) {
        return Objects.nonNull(session) && !session.isAnonymousUser() && !SeatName.isSeat(session.getAddress());
    }

    private static Resource resource(ClientSession session) {
        Presence presence = session.getPresence();
        return new Resource(
                session.getAddress().getResource(),
                presence.getPriority(),
                presence.getElement().elementTextTrim("show"),
                address(session));
    }

    private static String address(ClientSession session) {
        try {
            return Objects.requireNonNullElse(session.getHostAddress(), "");
        } catch (UnknownHostException e) {
            return ""; // detached: the client may come back to this session (XEP-0198)
        }
    }
}
