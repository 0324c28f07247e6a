package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;

/** What the bridge asks of the watch: {@code watch}, {@code renew} or {@code unwatch}. */
final class WatchRequest extends IQ {

    static final String NAMESPACE = "urn:chmail:watch:0";

    private final Duration lease;
    private final Optional<Boolean> roster;

    /**
     * A request.
     *
     * @param lease asked for; zero for {@code unwatch}
     * @param roster whether users are to have the bridge in their rosters; empty to leave that as it is
     */
    WatchRequest(String verb, Duration lease, Optional<Boolean> roster) {
        super(verb, NAMESPACE);
        this.lease = lease;
        this.roster = roster;
        setType(IQ.Type.set);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        if (lease.isPositive()) {
            xml.attribute("lease", String.valueOf(lease.toSeconds()));
            roster.ifPresent(on -> xml.attribute("roster", on ? "on" : "off"));
        }
        xml.setEmptyElement();
        return xml;
    }
}
