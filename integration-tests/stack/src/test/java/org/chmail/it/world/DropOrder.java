package org.chmail.it.world;

import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.impl.JidCreate;

/** Tells the fault plugin to let pushes of the watch get lost. */
final class DropOrder extends IQ {

    private final int pushes;

    DropOrder(String server, int pushes) {
        super("drop", "urn:chmail:fault:0");
        this.pushes = pushes;
        setType(Type.set);
        setTo(JidCreate.domainBareFromOrThrowUnchecked(server));
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("pushes", pushes);
        xml.setEmptyElement();
        return xml;
    }
}
