package org.chmail.openfire.seats;

import org.jivesoftware.openfire.IQHandlerInfo;
import org.jivesoftware.openfire.handler.IQHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;

/**
 * Answers {@code seat} of the bridge. Peers see {@code forbidden} if they are someone else, {@code bad-request} with the
 * reason as text, {@code conflict} for an account that CHmail did not make, {@code not-allowed} where Openfire can't make or
 * change accounts.
 */
final class SeatHandler extends IQHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SeatHandler.class);

    private final IQHandlerInfo info = new IQHandlerInfo(SeatRequest.ELEMENT, SeatRequest.NAMESPACE);
    private final JID bridge;
    private final SeatBook book;

    SeatHandler(JID bridge, SeatBook book) {
        super("CHmail seats");
        this.bridge = bridge;
        this.book = book;
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
            return error(iq, Condition.forbidden, "Only the account of the CHmail bridge may have seats.");
        }
        SeatRequest request;
        try {
            request = SeatRequest.of(iq);
        } catch (IllegalArgumentException e) {
            return error(iq, Condition.bad_request, String.valueOf(e.getMessage()));
        }
        try {
            book.ensure(request.user(), request.password());
            return IQ.createResultIQ(iq);
        } catch (SeatBook.SomebodyElses e) {
            return error(iq, Condition.conflict, String.valueOf(e.getMessage()));
        } catch (UnsupportedOperationException e) {
            LOG.warn("Openfire does not let CHmail make or change the account {}", request.user(), e);
            return error(
                    iq,
                    Condition.not_allowed,
                    "Openfire does not let its plugins make or change accounts. Make " + request.user()
                            + " where its users are kept, with the bridge's own password.");
        } catch (RuntimeException e) {
            LOG.error("The account {} could not be made a seat", request.user(), e);
            return error(iq, Condition.internal_server_error, "Openfire failed; its log says why.");
        }
    }

    /** Without what was asked: a password is in it. */
    private static IQ error(IQ iq, Condition condition, String text) {
        IQ error = IQ.createResultIQ(iq);
        error.setError(new PacketError(condition, condition.getDefaultType(), text, "en"));
        return error;
    }
}
