package org.chmail.it.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smackx.carbons.packet.CarbonExtension;
import org.jivesoftware.smackx.carbons.packet.CarbonExtension.Direction;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.message_correct.element.MessageCorrectExtension;
import org.jivesoftware.smackx.muc.packet.GroupChatInvitation;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;

/**
 * A message that an XMPP client got.
 *
 * @param stanza the message as Smack read it
 */
public record Heard(Message stanza) {

    /**
     * What a client hears when a message comes: of a copy (XEP-0280) that which was copied, if its own server made it
     * (§11) and another client heard it; nothing of what another client said.
     */
    static Optional<Heard> of(Message message, @Nullable EntityFullJid own) {
        CarbonExtension copy = CarbonExtension.from(message);
        if (copy == null) {
            return Optional.of(new Heard(message));
        }
        boolean genuine = own != null && own.asBareJid().equals(message.getFrom());
        return genuine && copy.getDirection() == Direction.received
                ? Optional.of(new Heard(copy.getForwarded().getForwardedStanza()))
                : Optional.empty();
    }

    /** The full JID it came from; empty if the server left it out. */
    public String from() {
        return stanza.getFrom() == null ? "" : stanza.getFrom().toString();
    }

    /** The bare JID it came from. */
    public String fromBare() {
        return stanza.getFrom() == null ? "" : stanza.getFrom().asBareJid().toString();
    }

    /** The resource it came from, in a room the nick; empty if none. */
    public String nick() {
        return stanza.getFrom() == null
                ? ""
                : stanza.getFrom().getResourceOrEmpty().toString();
    }

    /** The text, empty if none. */
    public String body() {
        return stanza.getBody() == null ? "" : stanza.getBody();
    }

    /** The id of the stanza, empty if none. */
    public String id() {
        return stanza.getStanzaId() == null ? "" : stanza.getStanzaId();
    }

    /** The thread it belongs to, empty if none. */
    public String thread() {
        return stanza.getThread() == null ? "" : stanza.getThread();
    }

    /** The room it invites to (XEP-0249), if it is a direct invitation. */
    public Optional<String> invitation() {
        GroupChatInvitation invitation = stanza.getExtension(GroupChatInvitation.class);
        return Optional.ofNullable(invitation)
                .map(found -> found.getRoomAddress().toString());
    }

    /** The id of the message that this one corrects (XEP-0308), if it does. */
    public Optional<String> corrects() {
        return Optional.ofNullable(MessageCorrectExtension.from(stanza))
                .map(MessageCorrectExtension::getIdInitialMessage);
    }

    /** When it was said, if that is told: then it is history, not live (XEP-0203). */
    public Optional<Instant> saidAt() {
        return Optional.ofNullable(DelayInformation.from(stanza))
                .map(delay -> delay.getStamp().toInstant());
    }

    /** What can be tapped to answer it (XEP-0439): the label of each, by what is said then. */
    public Map<String, String> responses() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (ExtensionElement element : stanza.getExtensions()) {
            if (element instanceof StandardExtensionElement response
                    && response.getElementName().equals("response")
                    && response.getNamespace().equals("urn:xmpp:tmp:quick-response")) {
                labels.put(response.getAttributeValue("value"), response.getAttributeValue("label"));
            }
        }
        return labels;
    }

    /** The language of its text (BCP 47), empty if it tells none. */
    public String lang() {
        return stanza.getLanguage() == null ? "" : stanza.getLanguage();
    }

    /** Whether it is an error. */
    public boolean isError() {
        return stanza.getType() == Message.Type.error;
    }

    @Override
    public String toString() {
        return "%s from %s: %s%s"
                .formatted(
                        stanza.getType(),
                        from(),
                        body(),
                        invitation()
                                .map(room -> " [invitation to " + room + "]")
                                .orElse(""));
    }
}
