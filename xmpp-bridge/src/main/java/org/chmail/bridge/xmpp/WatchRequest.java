package org.chmail.bridge.xmpp;

import java.time.Duration;
import org.jivesoftware.smack.packet.IQ;

/** What the bridge asks of the watch: {@code watch}, {@code renew} or {@code unwatch}. */
final class WatchRequest extends IQ {

    static final String NAMESPACE = "urn:chmail:watch:0";

    private final Duration lease;

    /** @param lease asked for; zero for {@code unwatch} */
    WatchRequest(String verb, Duration lease) {
        super(verb, NAMESPACE);
        this.lease = lease;
        setType(IQ.Type.set);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        if (lease.isPositive()) {
            xml.attribute("lease", String.valueOf(lease.toSeconds()));
        }
        xml.setEmptyElement();
        return xml;
    }
}
