package org.chmail.bridge.xmpp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chmail.bridge.chat.Said;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.DomainBareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a room back, by way of the plugin, what it has forgotten. */
final class RoomHistory {

    private static final Logger LOG = LoggerFactory.getLogger(RoomHistory.class);
    /** The longest body that the plugin takes, in characters; what is longer is cut. */
    private static final int LONGEST_BODY = 65_536;
    /**
     * No body is added to a request of this size: Openfire ends a session whose stanza has more than a million characters,
     * and each may take six, escaped.
     */
    private static final int ENOUGH_CHARACTERS = 60_000;

    private static final int MOST_ITEMS = 500;

    /** There is no plugin, or the room is on another service than the plugin's. */
    private static final Set<Condition> NOT_HERE =
            Set.of(Condition.service_unavailable, Condition.feature_not_implemented, Condition.item_not_found);

    private final Session session;
    private final DomainBareJid server;

    RoomHistory(Session session, DomainBareJid server) {
        this.session = session;
        this.server = server;
    }

    /**
     * Adds what the room does not have.
     *
     * @param said in the order in which it was said
     * @return how many messages were added; none if nobody here can do it
     */
    int refill(String room, List<Said> said) throws XMPPErrorException {
        int added = 0;
        try {
            for (List<Said> part : parts(said)) {
                HistoryRequest request = new HistoryRequest(room, part);
                request.setTo(server);
                if (session.ask(request) instanceof HistoryAnswer answer) {
                    added += answer.added();
                }
            }
        } catch (XMPPErrorException e) {
            if (!NOT_HERE.contains(e.getStanzaError().getCondition())) {
                throw e;
            }
            LOG.debug("Room {} could not be given its history: {}", room, e.getStanzaError());
        }
        if (added > 0) {
            LOG.info("Room {} had forgotten {} messages, and has them again", room, added);
        }
        return added;
    }

    /** The newest first: the plugin puts what is older before what the room has. */
    static List<List<Said>> parts(List<Said> said) {
        List<List<Said>> parts = new ArrayList<>();
        int end = said.size();
        while (end > 0) {
            int begin = end;
            int characters = 0;
            while (begin > 0 && end - begin < MOST_ITEMS && (begin == end || characters < ENOUGH_CHARACTERS)) {
                characters += said.get(--begin).body().length();
            }
            parts.add(said.subList(begin, end).stream().map(RoomHistory::cut).toList());
            end = begin;
        }
        return parts;
    }

    private static Said cut(Said said) {
        if (said.body().length() <= LONGEST_BODY) {
            return said;
        }
        int end = LONGEST_BODY - 1;
        if (Character.isHighSurrogate(said.body().charAt(end - 1))) {
            end--;
        }
        return new Said(said.nick(), said.at(), said.stanzaId(), said.body().substring(0, end) + "…");
    }
}
