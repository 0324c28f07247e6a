package org.chmail.openfire.rooms;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.dom4j.Element;
import org.jivesoftware.util.XMPPDateTimeFormat;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/** What the bridge asks to be put back into a room. */
final class HistoryRequest {
    static final String NAMESPACE = "urn:chmail:rooms:0";
    static final String ELEMENT = "history";
    static final int MOST = 5_000;
    /** In characters. */
    static final int LONGEST_BODY = 65_536;

    private final String room;
    private final List<Message> said;

    private HistoryRequest(String room, List<Message> said) {
        this.room = room;
        this.said = said;
    }

    /**
     * Reads a request.
     *
     * @param service the domain of the rooms' service
     * @throws IllegalArgumentException saying what is wrong with the request, for the one who asked
     */
    static HistoryRequest of(Element child, String service) {
        if (!child.getName().equals(ELEMENT)) {
            throw new IllegalArgumentException("The child must be history, got: " + child.getName() + ".");
        }
        List<Element> items = child.elements();
        if (items.size() > MOST) {
            throw new IllegalArgumentException(
                    "history must hold at most " + MOST + " messages, got: " + items.size() + ".");
        }
        String room = required(child, "room");
        List<Message> said = new ArrayList<>();
        for (Element item : items) {
            message(item, room, service, said);
        }
        return new HistoryRequest(room, said);
    }

    /** The room's local part. */
    String room() {
        return room;
    }

    /** In the order of the request; each as a late joiner gets it (XEP-0045 §7.2.13). */
    List<Message> said() {
        return said;
    }

    /** Openfire itself keeps no empty message, and so one is left out. */
    private static void message(Element item, String room, String service, List<Message> said) {
        if (!item.getName().equals("said")) {
            throw new IllegalArgumentException("history must hold only said, got: " + item.getName() + ".");
        }
        String body = item.getText();
        if (body.length() > LONGEST_BODY) {
            throw new IllegalArgumentException(
                    "What was said must have at most " + LONGEST_BODY + " characters, got: " + body.length() + ".");
        }
        JID speaker = speaker(room, service, required(item, "nick"));
        String stamp = stamp(required(item, "at"));
        if (body.trim().isEmpty()) {
            return;
        }
        Message message = new Message();
        message.setType(Message.Type.groupchat);
        message.setFrom(speaker);
        message.setID(item.attributeValue("id"));
        message.setBody(body);
        // XEP-0203 §2; never the speaker's real JID
        message.addChildElement("delay", "urn:xmpp:delay")
                .addAttribute("stamp", stamp)
                .addAttribute("from", speaker.toString());
        said.add(message);
    }

    private static JID speaker(String room, String service, String nick) {
        try {
            return new JID(room, service, nick);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("room and nick must make a JID, got: " + room + " and " + nick + ".", e);
        }
    }

    private static String stamp(String at) {
        try {
            return XMPPDateTimeFormat.format(Date.from(Instant.parse(at)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "at must be a time in UTC such as 2026-11-24T20:15:00.000Z, got: " + at + ".", e);
        }
    }

    private static String required(Element element, String name) {
        @Nullable String value = element.attributeValue(name);
        if (value == null || value.trim().isEmpty()) {
            throw new IllegalArgumentException(element.getName() + " must have " + name + ".");
        }
        return value;
    }
}
