package org.chmail.bridge.xmpp;

import org.jivesoftware.smack.packet.IQ;

/** Asks the plugin for a seat's account, with this password. */
final class SeatOrder extends IQ {

    static final String NAMESPACE = "urn:chmail:seats:0";
    static final String ELEMENT = "seat";

    private final int number;
    private final String password;

    SeatOrder(int number, String password) {
        super(ELEMENT, NAMESPACE);
        this.number = number;
        this.password = password;
        setType(IQ.Type.set);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("number", number).attribute("password", password);
        xml.setEmptyElement();
        return xml;
    }
}
