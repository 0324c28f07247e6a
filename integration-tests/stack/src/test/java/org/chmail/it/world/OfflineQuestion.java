package org.chmail.it.world;

import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.impl.JidCreate;

/** Asks the fault plugin which messages went into the offline store. */
final class OfflineQuestion extends IQ {

    OfflineQuestion(String server) {
        super("offline", "urn:chmail:fault:offline:0");
        setType(Type.get);
        setTo(JidCreate.domainBareFromOrThrowUnchecked(server));
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.setEmptyElement();
        return xml;
    }
}
