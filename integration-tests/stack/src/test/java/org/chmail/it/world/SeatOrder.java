package org.chmail.it.world;

import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.impl.JidCreate;

/** Asks the plugin, as the bridge does, for an account on which people with a browser sit. */
public final class SeatOrder extends IQ {

    private final String number;
    private final String password;

    /** An order; {@code number} need not be one. */
    public SeatOrder(String server, String number, String password) {
        super("seat", "urn:chmail:seats:0");
        this.number = number;
        this.password = password;
        setType(Type.set);
        setTo(JidCreate.domainBareFromOrThrowUnchecked(server));
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("number", number).attribute("password", password);
        xml.setEmptyElement();
        return xml;
    }
}
