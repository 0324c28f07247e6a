package org.chmail.openfire.rooms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.Message;

/**
 * Decides what a room has forgotten: all that was said before the oldest message that it remembers. So a message that
 * someone sends after a restart, before the bridge is back, does not hide what was said before it, and a second refill
 * adds nothing.
 */
final class Refill {
    private Refill() {}

    /** Returns those of {@code said} that the room has forgotten, in the same order. */
    static List<Message> forgotten(Iterator<Message> remembered, List<Message> said) {
        Set<String> known = new HashSet<>();
        @Nullable String oldest = null;
        while (remembered.hasNext()) {
            Message message = remembered.next();
            known.add(key(message));
            String stamp = stamp(message);
            if (oldest == null || stamp.compareTo(oldest) < 0) {
                oldest = stamp;
            }
        }
        List<Message> forgotten = new ArrayList<>();
        for (Message message : said) {
            boolean older = oldest == null || stamp(message).compareTo(oldest) <= 0;
            if (older && !known.contains(key(message))) {
                forgotten.add(message);
            }
        }
        return forgotten;
    }

    /** The clocks of the bridge and of Openfire may differ a little: a message is known by who said what. */
    private static String key(Message message) {
        return message.getFrom().getResource() + '\0' + message.getID() + '\0' + message.getBody();
    }

    /** Of one form ({@code 2026-11-24T20:15:00.000Z}), so that texts compare as times, as Openfire itself compares them. */
    private static String stamp(Message message) {
        Element delay = message.getChildElement("delay", "urn:xmpp:delay");
        @Nullable String stamp = delay == null ? null : delay.attributeValue("stamp");
        return stamp == null ? "" : stamp;
    }
}
