package org.chmail.openfire.rooms;

import java.util.function.Consumer;
import org.dom4j.Element;
import org.jivesoftware.openfire.interceptor.PacketInterceptor;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.jivesoftware.openfire.session.Session;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;

/**
 * Refuses {@code muc#admin} on the rooms' service to all but the bridge. Openfire gives the member list, with real JIDs,
 * to each member who asks (XEP-0045 §9.5 allows that), and so "only moderators see JIDs" alone would not hide them.
 */
final class MemberListGuard implements PacketInterceptor {
    private static final String MUC_ADMIN = "http://jabber.org/protocol/muc#admin";

    private final String domain;
    private final JID bridge;
    private final Consumer<Packet> answers;

    /** @param answers routes our refusal to one who has no session here, whom Openfire itself does not answer */
    MemberListGuard(String domain, JID bridge, Consumer<Packet> answers) {
        this.domain = domain;
        this.bridge = bridge;
        this.answers = answers;
    }

    @Override
    public void interceptPacket(Packet packet, @Nullable Session session, boolean incoming, boolean processed)
            throws PacketRejectedException {
        if (!incoming || processed || !(packet instanceof IQ) || !forbids((IQ) packet)) {
            return;
        }
        if (session == null) {
            IQ refusal = IQ.createResultIQ((IQ) packet);
            refusal.setError(PacketError.Condition.not_allowed);
            answers.accept(refusal);
        }
        throw new PacketRejectedException(); // a local session: Openfire answers not-allowed
    }

    /** Whether this is a question or command about a member list that is not the asker's business. */
    boolean forbids(IQ iq) {
        if (!iq.isRequest() || iq.getTo() == null || iq.getFrom() == null) {
            return false;
        }
        return domain.equals(iq.getTo().getDomain())
                && !bridge.equals(iq.getFrom().asBareJID())
                && iq.getElement().elements().stream().anyMatch(MemberListGuard::isAboutMembers);
    }

    /** Each child is looked at: Openfire's rooms take any {@code query}, not just the first child. */
    private static boolean isAboutMembers(Element child) {
        return MUC_ADMIN.equals(child.getNamespaceURI());
    }
}
