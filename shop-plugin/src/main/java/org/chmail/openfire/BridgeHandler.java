package org.chmail.openfire;

import org.dom4j.Element;
import org.jivesoftware.openfire.IQHandlerInfo;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.handler.IQHandler;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;

/**
 * What a feature answers to the bridge, and to nobody else. Peers see {@code forbidden} if they are not the bridge's
 * account, and {@code bad-request} with the reason as text if the IQ is a {@code get}, asks another than the server's
 * domain, or is not what the feature takes.
 */
public abstract class BridgeHandler extends IQHandler {
    private final IQHandlerInfo info;
    private final JID bridge;
    private final String right;

    /**
     * A handler of one namespace.
     *
     * @param element one that it takes; Openfire routes by the namespace alone
     * @param bridge the bare JID that alone may ask
     * @param right what that account alone may do, such as {@code have seats}
     */
    protected BridgeHandler(String element, String namespace, JID bridge, String right) {
        super("CHmail " + namespace);
        this.info = new IQHandlerInfo(element, namespace);
        this.bridge = bridge;
        this.right = right;
    }

    /**
     * Answers the bridge. On one of Openfire's threads, and for several requests at once.
     *
     * @param iq of type set, to the server's domain
     * @param child what is in it, of this handler's namespace
     * @return null where the answer is sent later
     * @throws IllegalArgumentException saying what is wrong with the request, for the one who asked
     */
    protected abstract @Nullable IQ answer(IQ iq, Element child);

    /** An error with its reason and without what was asked, which may be secret or long. */
    protected IQ error(IQ iq, Condition condition, String text) {
        IQ error = IQ.createResultIQ(iq);
        error.setError(new PacketError(condition, condition.getDefaultType(), text, "en"));
        return error;
    }

    /** Puts this and its feature into Openfire, until that closer closes. */
    public final void open(XMPPServer server, Closer closer) {
        server.getIQRouter().addHandler(this);
        closer.add(() -> server.getIQRouter().removeHandler(this));
        server.getIQDiscoInfoHandler().addServerFeature(info.getNamespace());
        closer.add(() -> server.getIQDiscoInfoHandler().removeServerFeature(info.getNamespace()));
    }

    @Override
    public final IQHandlerInfo getInfo() {
        return info;
    }

    /** @return the answer; null to what is no question, or where the answer is sent later */
    @Override
    public final @Nullable IQ handleIQ(IQ iq) {
        if (!iq.isRequest()) {
            return null;
        }
        if (!bridge.equals(iq.getFrom().asBareJID())) {
            return error(iq, Condition.forbidden, "Only the account of the CHmail bridge may " + right + ".");
        }
        try {
            JID to = iq.getTo();
            if (iq.getType() != IQ.Type.set) {
                throw new IllegalArgumentException("The IQ must be of type set.");
            }
            if (to != null && to.getNode() != null) {
                throw new IllegalArgumentException("Ask the server's domain, not " + to + ".");
            }
            return answer(iq, iq.getChildElement());
        } catch (IllegalArgumentException e) {
            return error(iq, Condition.bad_request, String.valueOf(e.getMessage()));
        }
    }
}
