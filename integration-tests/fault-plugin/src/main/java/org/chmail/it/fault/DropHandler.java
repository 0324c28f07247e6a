package org.chmail.it.fault;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jivesoftware.openfire.IQHandlerInfo;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.handler.IQHandler;
import org.jivesoftware.openfire.session.ClientSession;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError.Condition;

/** Takes the order to drop pushes; {@code forbidden} from beyond loopback, {@code bad-request} without a number. */
final class DropHandler extends IQHandler {
    private final IQHandlerInfo info = new IQHandlerInfo("drop", "urn:chmail:fault:0");
    private final PushDropper dropper;

    DropHandler(PushDropper dropper) {
        super("CHmail faults");
        this.dropper = dropper;
    }

    @Override
    public IQHandlerInfo getInfo() {
        return info;
    }

    @Override
    public @Nullable IQ handleIQ(IQ iq) {
        if (!iq.isRequest()) {
            return null;
        }
        IQ answer = IQ.createResultIQ(iq);
        if (!isOnLoopback(iq.getFrom())) {
            answer.setError(Condition.forbidden);
            return answer;
        }
        try {
            dropper.drop(Integer.parseInt(iq.getChildElement().attributeValue("pushes")));
        } catch (NumberFormatException e) {
            answer.setError(Condition.bad_request);
        }
        return answer;
    }

    private static boolean isOnLoopback(JID from) {
        ClientSession session = XMPPServer.getInstance().getSessionManager().getSession(from);
        try {
            return session != null
                    && InetAddress.getByName(session.getHostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
