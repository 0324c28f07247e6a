package org.chmail.it.world;

import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.impl.JidCreate;

/** Asks the plugin, as the bridge does, to put back into a room what was said there. */
public final class HistoryOrder extends IQ {

    private final String room;
    private final String said;

    /**
     * An order.
     *
     * @param room the room's local part
     * @param said the elements of what was said
     */
    public HistoryOrder(String server, String room, String said) {
        super("history", "urn:chmail:rooms:0");
        this.room = room;
        this.said = said;
        setType(Type.set);
        setTo(JidCreate.domainBareFromOrThrowUnchecked(server));
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("room", room).rightAngleBracket().append(said);
        return xml;
    }
}
