package org.chmail.it.world;

import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.impl.JidCreate;

/** Asks the plugin, as the bridge does, who is on; the lease ends by itself soon. */
public final class WatchOrder extends IQ {

    /** An order. */
    public WatchOrder(String server) {
        super("watch", "urn:chmail:watch:0");
        setType(Type.set);
        setTo(JidCreate.domainBareFromOrThrowUnchecked(server));
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("lease", "5");
        xml.setEmptyElement();
        return xml;
    }
}
