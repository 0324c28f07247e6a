package org.chmail.it.fault;

import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** Takes the order to drop pushes; {@code bad-request} without a number. */
final class DropHandler extends LoopbackHandler {
    private final PushDropper dropper;

    DropHandler(PushDropper dropper) {
        super("drop", "urn:chmail:fault:0");
        this.dropper = dropper;
    }

    @Override
    void answer(IQ request, IQ answer) {
        try {
            dropper.drop(Integer.parseInt(request.getChildElement().attributeValue("pushes")));
        } catch (NumberFormatException e) {
            answer.setError(Condition.bad_request);
        }
    }
}
