package org.chmail.bridge.xmpp;

import java.time.Duration;
import java.util.Optional;
import org.chmail.bridge.xmpp.WatchElements.AnswerIq;
import org.chmail.bridge.xmpp.WatchElements.PushElement;
import org.jivesoftware.smack.filter.FromMatchesFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jxmpp.jid.DomainBareJid;

/** The watch by way of the session. Only what the server itself says counts. */
final class SessionWatch implements WatchLink {

    private final Session session;
    private final DomainBareJid server;
    private final Optional<Boolean> roster;

    /** @param roster as {@link WatchRequest} has it */
    SessionWatch(Session session, DomainBareJid server, Optional<Boolean> roster) {
        this.session = session;
        this.server = server;
        this.roster = roster;
    }

    @Override
    public String ask(String verb, Duration lease) {
        WatchRequest request = new WatchRequest(verb, lease, roster);
        request.setTo(server);
        session.send(request);
        return request.getStanzaId();
    }

    /** Hands what the server says to the client. */
    void tell(WatchClient client) {
        session.listen(FromMatchesFilter.createFull(server), stanza -> hear(stanza, client));
    }

    private static void hear(Stanza stanza, WatchClient client) {
        if (stanza.getExtension(PushElement.QNAME) instanceof PushElement push) {
            client.heard(null, push.push());
        } else if (stanza instanceof AnswerIq iq) {
            client.heard(iq.getStanzaId(), iq.answer());
        } else if (stanza instanceof IQ iq && iq.getType() == IQ.Type.error) {
            StanzaError error = iq.getError();
            String text = error.getDescriptiveText();
            client.heard(
                    iq.getStanzaId(),
                    new WatchAnswer.Refused(error.getCondition().toString(), text == null ? "" : text));
        }
    }
}
