package org.chmail.it.client;

import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler.Mode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jspecify.annotations.Nullable;

/** Takes pings in and says nothing (XEP-0199). */
final class NoPong extends AbstractIqRequestHandler {

    NoPong() {
        super(Ping.ELEMENT, Ping.NAMESPACE, IQ.Type.get, Mode.async);
    }

    /** Null is Smack's way to leave a request without an answer. */
    @Override
    public @Nullable IQ handleIQRequest(IQ request) {
        return null;
    }
}
