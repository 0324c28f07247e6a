package org.chmail.it.fault;

import org.xmpp.packet.IQ;

/** Answers with the ids of the messages that went into the offline store. */
final class OfflineHandler extends LoopbackHandler {
    static final String ELEMENT = "offline";
    static final String NAMESPACE = "urn:chmail:fault:offline:0";

    private final OfflineRecord kept;

    OfflineHandler(OfflineRecord kept) {
        super(ELEMENT, NAMESPACE);
        this.kept = kept;
    }

    @Override
    void answer(IQ request, IQ answer) {
        answer.setChildElement(ELEMENT, NAMESPACE).setText(kept.ids());
    }
}
