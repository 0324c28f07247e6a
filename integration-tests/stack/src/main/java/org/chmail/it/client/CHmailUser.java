package org.chmail.it.client;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jxmpp.jid.impl.JidCreate;

/**
 * A person at an XMPP client who uses CHmail: says its verbs to the bridge, is rung and told by it.
 *
 * <pre>{@code
 * bob.asksFor(mail);
 * alice.isRungFor(mail);
 * String room = alice.accepts(mail).isInvited();
 * }</pre>
 */
public final class CHmailUser implements AutoCloseable {

    private static final Duration AGAIN = Duration.ofMillis(500);

    /** What an alarm says and a ring does not. */
    private static final String ALARM = "When you are back";

    private final ChatUser chat;
    private final String bridge;

    /**
     * A person who is logged in.
     *
     * @param bridge the bridge's bare JID
     */
    public CHmailUser(ChatUser chat, String bridge) {
        this.chat = chat;
        this.bridge = bridge;
    }

    /** The XMPP client. */
    public ChatUser chat() {
        return chat;
    }

    /** Asks for a chat about a mail, with the words of its header. */
    public CHmailUser asksFor(Identity mail) {
        return says(mail.chatWords());
    }

    /** Asks for a chat about a mail, in which everyone on it is asked like the first. */
    public CHmailUser asksAllFor(Identity mail) {
        return says(mail.chatWords() + " all");
    }

    /** Accepts to chat about a mail. */
    public CHmailUser accepts(Identity mail) {
        return says("accept " + mail.handle());
    }

    /** Declines to chat about a mail. */
    public CHmailUser declines(Identity mail) {
        return says("decline " + mail.handle());
    }

    /** Wants to be asked again after that time, such as {@code 20m}. */
    public CHmailUser putsOff(Identity mail, String time) {
        return says("later " + mail.handle() + " " + time);
    }

    /** Wants to hear nothing any more of that login. */
    public CHmailUser blocks(String login) {
        return says("block " + login);
    }

    /** Takes that back. */
    public CHmailUser unblocks(String login) {
        return says("unblock " + login);
    }

    /** Withdraws. */
    public CHmailUser cancels(Identity mail) {
        return says("cancel " + mail.handle());
    }

    /** Says anything to the bridge. */
    public CHmailUser says(String words) {
        chat.says(bridge, words);
        return this;
    }

    /** Says anything to the bridge, by a client that tells which language it is. */
    public CHmailUser saysIn(String language, String words) {
        chat.sends(StanzaBuilder.buildMessage(language + "-" + UUID.randomUUID())
                .to(JidCreate.fromOrThrowUnchecked(bridge))
                .ofType(Message.Type.chat)
                .setLanguage(language)
                .setBody(words)
                .build());
        return this;
    }

    /** Waits until the bridge asks for a chat about a mail: with its words and the word that answers it. */
    public Heard isRungFor(Identity mail) {
        return isRungFor(mail, ChatUser.PATIENCE);
    }

    /** Waits that long until the bridge asks for a chat about a mail. */
    public Heard isRungFor(Identity mail, Duration atMost) {
        return chat.hears(
                "a ring for " + mail.handle(),
                message -> message.fromBare().equals(bridge)
                        && message.body().contains(mail.handle())
                        && message.body().contains("accept")
                        && !message.body().contains(ALARM),
                atMost);
    }

    /** Waits until the bridge says something with those words, in any case. */
    public Heard isTold(String words) {
        return chat.hearsFrom(bridge, words);
    }

    /** Waits that long until the bridge says something with those words, in any case. */
    public Heard isTold(String words, Duration atMost) {
        return chat.hears(
                "\"%s\" from %s".formatted(words, bridge),
                message -> message.fromBare().equals(bridge) && ChatUser.contains(message.body(), words),
                atMost);
    }

    /** What the bridge said about a mail, or to invite, and was not taken yet. */
    public List<Heard> unheardOf(Identity mail) {
        return chat.unheard().stream()
                .filter(message -> message.body().contains(mail.handle())
                        || message.invitation().isPresent())
                .toList();
    }

    /** Waits until the bridge says anything. */
    public Heard isAnswered() {
        return chat.hears(
                "an answer of " + bridge,
                message -> message.fromBare().equals(bridge)
                        && !message.isError()
                        && !message.body().isEmpty());
    }

    /** Says a verb again and again until the answer has those words, in any case. */
    public Heard isToldUntil(String verb, String words) {
        return Awaitility.await("%s to %s".formatted(words, verb))
                .atMost(ChatUser.PATIENCE)
                .pollInterval(AGAIN)
                .until(() -> says(verb).isAnswered(), answer -> ChatUser.contains(answer.body(), words));
    }

    /** Waits for an invitation, and returns the room. */
    public String isInvited() {
        return chat.isInvited();
    }

    /** Waits for an invitation and follows it, under that nick. */
    public RoomSeat entersAs(String nick) {
        return chat.enters(isInvited(), nick);
    }

    @Override
    public void close() {
        chat.close();
    }
}
