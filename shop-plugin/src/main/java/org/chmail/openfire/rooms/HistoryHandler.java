package org.chmail.openfire.rooms;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jivesoftware.openfire.IQHandlerInfo;
import org.jivesoftware.openfire.handler.IQHandler;
import org.jivesoftware.openfire.muc.MultiUserChatService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;

/**
 * Puts back into a room what was said there before Openfire was started again. Peers see {@code forbidden} if they are not
 * the bridge, {@code bad-request} with the reason as text, {@code item-not-found} for a room that is not there.
 */
final class HistoryHandler extends IQHandler {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryHandler.class);

    private final IQHandlerInfo info = new IQHandlerInfo(HistoryRequest.ELEMENT, HistoryRequest.NAMESPACE);
    private final JID bridge;
    private final String domain;
    private final Supplier<@Nullable MultiUserChatService> service;

    /**
     * @param domain of the rooms' service
     * @param service gives the service, or null if an admin has deleted it
     */
    HistoryHandler(JID bridge, String domain, Supplier<@Nullable MultiUserChatService> service) {
        super("CHmail history of rooms");
        this.bridge = bridge;
        this.domain = domain;
        this.service = service;
    }

    @Override
    public IQHandlerInfo getInfo() {
        return info;
    }

    /** @return the answer; null to what is no question */
    @Override
    public @Nullable IQ handleIQ(IQ iq) {
        if (!iq.isRequest()) {
            return null;
        }
        if (!bridge.equals(iq.getFrom().asBareJID())) {
            return error(iq, Condition.forbidden, "Only the account of the CHmail bridge may refill rooms.");
        }
        try {
            return refill(iq, HistoryRequest.of(iq, domain));
        } catch (IllegalArgumentException e) {
            return error(iq, Condition.bad_request, String.valueOf(e.getMessage()));
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

    /** Without what was asked: that may be long. */
    private static IQ error(IQ iq, Condition condition, String text) {
        IQ error = IQ.createResultIQ(iq);
        error.setError(new PacketError(condition, condition.getDefaultType(), text, "en"));
        return error;
    }
}
