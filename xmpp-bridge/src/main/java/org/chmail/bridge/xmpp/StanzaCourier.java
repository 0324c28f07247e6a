package org.chmail.bridge.xmpp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chmail.bridge.attempt.Courier;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;
import org.chmail.bridge.xmpp.Answer.Choice;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.message_correct.element.MessageCorrectExtension;
import org.jivesoftware.smackx.sid.element.OriginIdElement;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends parcels as messages to bare JIDs. */
final class StanzaCourier implements Courier {

    private static final Logger LOG = LoggerFactory.getLogger(StanzaCourier.class);

    private final Session session;
    private final Words words;

    StanzaCourier(Session session, Words words) {
        this.session = session;
        this.words = words;
    }

    @Override
    public boolean ready() {
        return session.ready();
    }

    @Override
    public CompletionStage<Void> message(Parcel parcel) {
        try {
            return session.sendAcknowledged(stanza(parcel, parcel.body())
                    .ofType(Message.Type.chat)
                    .addExtensions(QuickResponses.of(choices(parcel, words)))
                    .build());
        } catch (XmppStringprepException e) {
            return undeliverable(parcel, e);
        }
    }

    /** XEP-0249 §2: of type normal, with the body for clients that do not know direct invitations. */
    @Override
    public CompletionStage<Void> invite(Parcel parcel, String roomAddress) {
        try {
            StandardExtensionElement invitation = StandardExtensionElement.builder("x", "jabber:x:conference")
                    .addAttribute("jid", roomAddress)
                    .addAttribute("reason", parcel.body())
                    .build();
            String body = parcel.body() + "\nxmpp:" + roomAddress + "?join";
            return session.sendAcknowledged(
                    stanza(parcel, body).addExtension(invitation).build());
        } catch (XmppStringprepException e) {
            return undeliverable(parcel, e);
        }
    }

    /** What can be answered, if an answer is asked for. */
    static List<Choice> choices(Parcel parcel, Words words) {
        String about = parcel.about();
        if (about == null) {
            return List.of();
        }
        Phrases phrases = words.in(parcel.lang());
        return List.of(
                new Choice("accept " + about, phrases.say("choice.accept")),
                new Choice("decline " + about, phrases.say("choice.decline")),
                new Choice("later " + about + " 10m", phrases.say("choice.later")));
    }

    /** Trying again would not help, and would hold up nothing but itself. */
    private static CompletionStage<Void> undeliverable(Parcel parcel, XmppStringprepException e) {
        LOG.warn("{} is no JID, so nobody can be told there: {}", parcel.recipient(), e.getMessage());
        return CompletableFuture.completedFuture(null);
    }

    private static MessageBuilder stanza(Parcel parcel, String body) throws XmppStringprepException {
        String attemptId = parcel.attemptId();
        MessageBuilder builder = StanzaBuilder.buildMessage(parcel.id())
                .to(JidCreate.entityBareFrom(parcel.recipient()))
                .setLanguage(parcel.lang().isEmpty() ? null : parcel.lang())
                .setBody(body)
                .addExtension(new OriginIdElement(parcel.id()));
        String replaces = parcel.replaces();
        if (replaces != null) {
            builder.addExtension(new MessageCorrectExtension(replaces));
        }
        return attemptId == null ? builder : builder.setThread(attemptId);
    }
}
