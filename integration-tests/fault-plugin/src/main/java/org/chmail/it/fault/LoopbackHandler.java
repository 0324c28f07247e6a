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

/** Takes requests from clients on loopback; {@code forbidden} from elsewhere. */
abstract class LoopbackHandler extends IQHandler {
    private final IQHandlerInfo info;

    LoopbackHandler(String element, String namespace) {
        super("CHmail faults: " + element);
        this.info = new IQHandlerInfo(element, namespace);
    }

    /** Fills in the answer to a request. */
    abstract void answer(IQ request, IQ answer);

    @Override
    public final IQHandlerInfo getInfo() {
        return info;
    }

    @Override
    public final @Nullable IQ handleIQ(IQ iq) {
        if (!iq.isRequest()) {
            return null;
        }
        IQ answer = IQ.createResultIQ(iq);
        if (isOnLoopback(iq.getFrom())) {
            answer(iq, answer);
        } else {
            answer.setError(Condition.forbidden);
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
