package org.chmail.openfire.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.chmail.openfire.BridgeHandler;
import org.chmail.openfire.Worker;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;

/**
 * Answers {@code watch}, {@code renew} and {@code unwatch} of the bridge, which sees {@code item-not-found} to a renewal
 * without a lease.
 */
final class WatchHandler extends BridgeHandler {
    private final Worker thread;
    private final WatchBook book;
    private final OpenfireSessions sessions;
    private final Consumer<Boolean> roster;

    /** @param roster is told whether users are to have the bridge in their rosters; must not block */
    WatchHandler(JID bridge, Worker thread, WatchBook book, OpenfireSessions sessions, Consumer<Boolean> roster) {
        super("watch", WatchStanzas.NAMESPACE, bridge, "watch");
        this.thread = thread;
        this.book = book;
        this.sessions = sessions;
        this.roster = roster;
    }

    /** @return null: the watch's thread answers, in order with its pushes */
    @Override
    protected @Nullable IQ answer(IQ iq, Element child) {
        WatchRequest request = WatchRequest.of(child);
        request.roster().ifPresent(roster);
        thread.run(() -> sessions.send(iq.getFrom(), answer(iq, request)));
        return null;
    }

    private IQ answer(IQ iq, WatchRequest request) {
        JID watcher = iq.getFrom();
        Duration lease = request.lease();
        switch (request.verb()) {
            case WATCH:
                return result(iq, Optional.of(book.watch(watcher, lease)));
            case RENEW:
                Optional<Element> renewed = book.renew(watcher, lease);
                return renewed.isPresent()
                        ? result(iq, renewed)
                        : error(iq, Condition.item_not_found, "There is no lease to renew: watch anew.");
            default:
                book.end(watcher);
                return result(iq, Optional.empty());
        }
    }

    private static IQ result(IQ iq, Optional<Element> child) {
        IQ result = IQ.createResultIQ(iq);
        child.ifPresent(result::setChildElement);
        return result;
    }

    /** With what was asked. */
    @Override
    protected IQ error(IQ iq, Condition condition, String text) {
        IQ error = super.error(iq, condition, text);
        PacketError reason = error.getError();
        error.setChildElement(iq.getChildElement().createCopy());
        error.setError(reason);
        return error;
    }
}
