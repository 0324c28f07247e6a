package org.chmail.it.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Presence.Mode;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.UnparsedIQ;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.carbons.CarbonManager;
import org.jivesoftware.smackx.ping.PingManager;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * A person at an XMPP client, logged in until closed.
 *
 * <pre>{@code
 * try (ChatUser bob = ChatUser.login(server, "bob", password, "phone")) {
 *     bob.comesOn().says("chmail@example.org", "chat alice@example.org 49213");
 *     bob.hearsFrom("chmail@example.org", "Asking");
 * }
 * }</pre>
 */
public final class ChatUser implements AutoCloseable {

    /** How long an answer may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final XMPPTCPConnection connection;
    private final HeardMessages heard = new HeardMessages();

    private ChatUser(String name, XMPPTCPConnection connection) {
        this.name = name;
        this.connection = connection;
    }

    /**
     * Logs in; nobody sees it before {@link #comesOn()}.
     *
     * @param user the part before the {@code @}
     * @throws IllegalStateException if the server refuses
     */
    public static ChatUser login(XmppServer server, String user, String password, String resource) {
        XMPPTCPConnection connection = Connections.to(server);
        ChatUser person = new ChatUser(user, connection);
        connection.addSyncStanzaListener(
                stanza -> Heard.of((Message) stanza, connection.getUser()).ifPresent(person.heard::add),
                StanzaTypeFilter.MESSAGE);
        Roster.getInstanceFor(connection).setSubscriptionMode(Roster.SubscriptionMode.manual);
        try {
            connection.connect();
            connection.login(user, password, Resourcepart.from(resource));
            return person;
        } catch (SmackException | IOException | XMPPException e) {
            connection.instantShutdown();
            throw new IllegalStateException("%s cannot log in at %s".formatted(user, server), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.instantShutdown();
            throw new IllegalStateException("interrupted while logging in as " + user, e);
        }
    }

    /** The full JID. */
    public EntityFullJid jid() {
        return connection.getUser();
    }

    /** The bare JID as text. */
    public String bareJid() {
        return jid().asBareJid().toString();
    }

    /** Becomes available. */
    public ChatUser comesOn() {
        return presence(Presence.Type.available, Mode.available);
    }

    /** Asks not to be disturbed. */
    public ChatUser turnsQuiet() {
        return presence(Presence.Type.available, Mode.dnd);
    }

    /** Becomes unavailable, but stays logged in. */
    public ChatUser goesOff() {
        return presence(Presence.Type.unavailable, Mode.available);
    }

    /** Says something to a person or to the bridge. Each message has an origin-id (XEP-0359), as those of most clients. */
    public ChatUser says(String to, String words) {
        return says(message(to, words));
    }

    /** Says something in a thread, in which the answer will be. */
    public ChatUser says(String to, String words, String thread) {
        return says(message(to, words).setThread(thread));
    }

    /** Tells each message that comes from now on, besides keeping it to be heard. */
    public ChatUser listens(Consumer<Heard> listener) {
        connection.addSyncStanzaListener(
                stanza -> listener.accept(new Heard((Message) stanza)), StanzaTypeFilter.MESSAGE);
        return this;
    }

    /** Sends a stanza as it is. */
    public ChatUser sends(Stanza stanza) {
        try {
            connection.sendStanza(stanza);
            return this;
        } catch (NotConnectedException e) {
            throw new IllegalStateException(name + " is not connected", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending as " + name, e);
        }
    }

    /** Asks something of a server and waits for the answer, as {@link #answer}. */
    public ChatUser asks(IQ question) {
        answer(question);
        return this;
    }

    /** As {@link #answer}, and returns the answer as XML, at least what is in it. */
    public String answerTo(IQ question) {
        IQ answer = answer(question);
        return answer instanceof UnparsedIQ unread
                ? unread.getContent().toString()
                : answer.toXML().toString();
    }

    /**
     * Asks something of a server and returns its answer as Smack read it.
     *
     * @throws RoomRefused if it answers with an error
     */
    public IQ answer(IQ question) {
        try {
            return connection.sendIqRequestAndWaitForResponse(question);
        } catch (XMPPErrorException e) {
            throw new RoomRefused(String.valueOf(question.getTo()), e);
        } catch (SmackException e) {
            throw new IllegalStateException("%s got no answer from %s".formatted(name, question.getTo()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking as " + name, e);
        }
    }

    /** The roster. */
    public Contacts contacts() {
        return new Contacts(this);
    }

    /** Waits for a message from that bare JID whose text contains those words, in any case. */
    public Heard hearsFrom(String bareJid, String words) {
        return hears(
                "\"%s\" from %s".formatted(words, bareJid),
                message -> message.fromBare().equals(bareJid) && contains(message.body(), words));
    }

    /** Waits for a direct invitation (XEP-0249) and returns the room. */
    public String isInvited() {
        return hears("an invitation", message -> message.invitation().isPresent())
                .invitation()
                .orElseThrow();
    }

    /** Waits {@link #PATIENCE} for a message that fits and takes it: it is heard once. */
    public Heard hears(String what, Predicate<Heard> fits) {
        return hears(what, fits, PATIENCE);
    }

    /**
     * Waits for a message that fits and takes it: it is heard once.
     *
     * @throws AssertionError if none comes in time
     */
    public Heard hears(String what, Predicate<Heard> fits, Duration atMost) {
        return heard.take(name, what, fits, atMost);
    }

    /** What came and was not heard yet. */
    public List<Heard> unheard() {
        return heard.peek();
    }

    /** Enters a room under a nick. */
    public RoomSeat enters(String room, String nick) {
        return RoomSeat.enter(this, room, nick);
    }

    /** Wants to hear what this person's other clients hear, as those of most clients do (XEP-0280). */
    public ChatUser hearsCopies() {
        try {
            CarbonManager.getInstanceFor(connection).enableCarbons();
            return this;
        } catch (SmackException | XMPPException e) {
            throw new IllegalStateException(name + " gets no copies", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for copies as " + name, e);
        }
    }

    /** Answers no ping any more, as a phone that sleeps; the connection stays, and what comes is still heard. */
    public ChatUser freezes() {
        connection.registerIQRequestHandler(new NoPong());
        return this;
    }

    /** Answers a ping with an error, as a client that does not know it (XEP-0199 §4.2). */
    public ChatUser knowsNoPing() {
        connection.unregisterIQRequestHandler(Ping.ELEMENT, Ping.NAMESPACE, IQ.Type.get);
        return this;
    }

    /** Loses the connection without a word, as a phone without a network does. */
    public void vanishes() {
        connection.instantShutdown();
    }

    @Override
    public void close() {
        if (connection.isAuthenticated()) {
            goesOff();
        }
        // Openfire 4.2 sends no closing tag, and a polite disconnect would wait for it.
        connection.instantShutdown();
    }

    XMPPTCPConnection connection() {
        return connection;
    }

    MessageBuilder message(String to, String words) {
        try {
            return connection
                    .getStanzaFactory()
                    .buildMessageStanza()
                    .to(JidCreate.from(to))
                    .setBody(words);
        } catch (XmppStringprepException e) {
            throw new IllegalArgumentException("not a JID: " + to, e);
        }
    }

    private ChatUser says(MessageBuilder words) {
        Message message = words.ofType(Message.Type.chat).build();
        message.addExtension(StandardExtensionElement.builder("origin-id", "urn:xmpp:sid:0")
                .addAttribute("id", message.getStanzaId())
                .build());
        return sends(message);
    }

    /** Returns when the server has taken the presence in: an answer to what is sent after it comes after it. */
    private ChatUser presence(Presence.Type type, Mode mode) {
        sends(connection
                .getStanzaFactory()
                .buildPresenceStanza()
                .ofType(type)
                .setMode(mode)
                .build());
        try {
            if (!PingManager.getInstanceFor(connection).pingMyServer(false)) {
                throw new IllegalStateException("the server did not answer " + name);
            }
            return this;
        } catch (NotConnectedException e) {
            throw new IllegalStateException(name + " is not connected", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending as " + name, e);
        }
    }

    static boolean contains(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}
