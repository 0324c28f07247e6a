package org.chmail.it.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.awaitility.Awaitility;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jivesoftware.smackx.ping.PingManager;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/** A person in a room (XEP-0045). */
public final class RoomSeat {

    private static final String BRIDGE = "CHmail";

    private final ChatUser person;
    private final MultiUserChat chat;
    private final String nick;

    private RoomSeat(ChatUser person, MultiUserChat chat, String nick) {
        this.person = person;
        this.chat = chat;
        this.nick = nick;
    }

    /**
     * Enters, and returns when the room has shown the person to itself (XEP-0045 §7.2.2).
     *
     * @throws RoomRefused if the room answers with an error
     */
    static RoomSeat enter(ChatUser person, String room, String nick) {
        try {
            EntityBareJid jid = JidCreate.entityBareFrom(room);
            MultiUserChat chat =
                    MultiUserChatManager.getInstanceFor(person.connection()).getMultiUserChat(jid);
            chat.join(Resourcepart.from(nick));
            return new RoomSeat(person, chat, nick);
        } catch (XMPPErrorException e) {
            throw new RoomRefused(room, e);
        } catch (SmackException e) {
            throw new IllegalStateException("%s cannot enter %s".formatted(person.bareJid(), room), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while entering " + room, e);
        } catch (XmppStringprepException e) {
            throw new IllegalArgumentException("not a room or nick: %s %s".formatted(room, nick), e);
        }
    }

    /** Enters again after leaving, and wants to hear only what was said from {@code since} on (§7.2.15). */
    public RoomSeat comesBack(Instant since) {
        try {
            chat.join(chat.getEnterConfigurationBuilder(Resourcepart.from(nick))
                    .requestHistorySince(Date.from(since))
                    .build());
            return this;
        } catch (SmackException | XMPPException e) {
            throw new IllegalStateException("%s cannot enter %s".formatted(person.bareJid(), room()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while entering " + room(), e);
        } catch (XmppStringprepException e) {
            throw new IllegalArgumentException("not a nick: " + nick, e);
        }
    }

    /** What was heard in the room and not taken yet, but what the bridge says. */
    public List<Heard> unheard() {
        return person.unheard().stream()
                .filter(message -> message.stanza().getType() == Message.Type.groupchat
                        && message.fromBare().equals(room())
                        && !message.body().isEmpty()
                        && !message.nick().equals(BRIDGE))
                .toList();
    }

    /** The room's JID. */
    public String room() {
        return chat.getRoom().toString();
    }

    /** The nicks of who is in the room, as the room showed them. */
    public List<String> nicks() {
        return chat.getOccupants().stream()
                .map(occupant -> occupant.getResourceOrEmpty().toString())
                .sorted()
                .toList();
    }

    /** Waits until these are in the room, and nobody else. */
    public RoomSeat seesOnly(String... nicks) {
        List<String> expected = Arrays.stream(nicks).sorted().toList();
        Awaitility.await("only " + expected + " in " + room())
                .atMost(ChatUser.PATIENCE)
                .until(() -> nicks().equals(expected));
        return this;
    }

    /** Says something to the room. */
    public RoomSeat says(String words) {
        person.sends(
                person.message(room(), words).ofType(Message.Type.groupchat).build());
        return this;
    }

    /** Waits for words in the room, whoever says them. */
    public Heard hears(String words) {
        return hears(words, ChatUser.PATIENCE);
    }

    /** Waits for words in the room that long. */
    public Heard hears(String words, Duration atMost) {
        return person.hears(
                "\"%s\" in %s".formatted(words, room()),
                message -> message.stanza().getType() == Message.Type.groupchat
                        && message.fromBare().equals(room())
                        && ChatUser.contains(message.body(), words),
                atMost);
    }

    /** Waits until the room has shown the person out: not by Smack's own mark, for Openfire 4.2 leaves out status 110. */
    public void isGone() {
        EntityFullJid seat = JidCreate.entityFullFrom(chat.getRoom(), chat.getNickname());
        Awaitility.await("%s is out of %s".formatted(person.bareJid(), room()))
                .atMost(ChatUser.PATIENCE)
                .until(() -> chat.getOccupantPresence(seat) == null);
    }

    /**
     * Asks the room for its members (XEP-0045 §9.5), as only its moderator may.
     *
     * @throws RoomRefused if the room answers with an error
     */
    public int countMembers() {
        try {
            return chat.getMembers().size();
        } catch (XMPPErrorException e) {
            throw new RoomRefused(room(), e);
        } catch (SmackException e) {
            throw new IllegalStateException("no answer from " + room(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + room(), e);
        }
    }

    /** Leaves; the room has taken that in: Openfire 4.2 tells it before it does. */
    public void leaves() {
        try {
            chat.leave();
            PingManager.getInstanceFor(person.connection()).pingMyServer(false);
        } catch (SmackException | XMPPException e) {
            throw new IllegalStateException("%s cannot leave %s".formatted(person.bareJid(), room()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while leaving " + room(), e);
        }
    }
}
