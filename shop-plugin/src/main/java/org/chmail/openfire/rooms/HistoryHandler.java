package org.chmail.openfire.rooms;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chmail.openfire.BridgeHandler;
import org.dom4j.Element;
import org.jivesoftware.openfire.muc.MultiUserChatService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError.Condition;

/**
 * Puts back into a room what was said there before Openfire was started again. The bridge sees {@code item-not-found} for
 * a room that is not there, {@code feature-not-implemented} where Openfire does not let rooms be refilled.
 */
final class HistoryHandler extends BridgeHandler {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryHandler.class);

    private final String domain;
    private final Supplier<@Nullable MultiUserChatService> service;

    /**
     * @param domain of the rooms' service
     * @param service gives the service, or null if an admin has deleted it
     */
    HistoryHandler(JID bridge, String domain, Supplier<@Nullable MultiUserChatService> service) {
        super(HistoryRequest.ELEMENT, HistoryRequest.NAMESPACE, bridge, "refill rooms");
        this.domain = domain;
        this.service = service;
    }

    @Override
    protected IQ answer(IQ iq, Element child) {
        HistoryRequest request = HistoryRequest.of(child, domain);
        try {
            return refill(iq, request);
        } catch (ReflectiveOperationException e) {
            LOG.warn("This Openfire does not let CHmail give rooms their history back after a restart", e);
            return error(iq, Condition.feature_not_implemented, "This Openfire does not let rooms be refilled.");
        }
    }

    /** One at a time: two bridges may refill the same room. */
    private synchronized IQ refill(IQ iq, HistoryRequest request) throws ReflectiveOperationException {
        MultiUserChatService rooms = service.get();
        Optional<RoomMemory> memory = rooms == null ? Optional.empty() : RoomMemory.of(rooms, request.room());
        if (memory.isEmpty()) {
            return error(iq, Condition.item_not_found, "There is no room " + request.room() + " on " + domain + ".");
        }
        List<Message> forgotten = Refill.forgotten(memory.get().messages(), request.said());
        memory.get().add(forgotten);
        IQ result = IQ.createResultIQ(iq);
        result.setChildElement(HistoryRequest.ELEMENT, HistoryRequest.NAMESPACE)
                .addAttribute("added", String.valueOf(forgotten.size()));
        return result;
    }
}
