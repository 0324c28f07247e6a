package org.chmail.openfire.seats;

import org.chmail.openfire.BridgeHandler;
import org.dom4j.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError.Condition;

/**
 * Answers {@code seat} of the bridge, which sees {@code conflict} for an account that CHmail did not make, {@code
 * not-allowed} where Openfire can't make or change accounts.
 */
final class SeatHandler extends BridgeHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SeatHandler.class);

    private final SeatBook book;

    SeatHandler(JID bridge, SeatBook book) {
        super(SeatRequest.ELEMENT, SeatRequest.NAMESPACE, bridge, "have seats");
        this.book = book;
    }

    @Override
    protected IQ answer(IQ iq, Element child) {
        SeatRequest request = SeatRequest.of(child);
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
}
