package org.chmail.openfire.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.chmail.openfire.Worker;
import org.dom4j.Element;
import org.jivesoftware.openfire.IQHandlerInfo;
import org.jivesoftware.openfire.handler.IQHandler;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;

/**
 * Answers {@code watch}, {@code renew} and {@code unwatch} of the bridge. Peers see {@code forbidden} if they are someone
 * else, {@code bad-request} with the reason as text, {@code item-not-found} to a renewal without a lease.
 */
final class WatchHandler extends IQHandler {
    private final IQHandlerInfo info = new IQHandlerInfo("watch", WatchStanzas.NAMESPACE);
    private final JID bridge;
    private final Worker thread;
    private final WatchBook book;
    private final OpenfireSessions sessions;
    private final Consumer<Boolean> roster;

    /** @param roster is told whether users are to have the bridge in their rosters; must not block */
    WatchHandler(JID bridge, Worker thread, WatchBook book, OpenfireSessions sessions, Consumer<Boolean> roster) {
        super("CHmail watch");
        this.bridge = bridge;
        this.thread = thread;
        this.book = book;
        this.sessions = sessions;
        this.roster = roster;
    }

    @Override
    public IQHandlerInfo getInfo() {
        return info;
    }

    /** @return an error, or null where the watch's thread answers, in order with its pushes */
    @Override
    public @Nullable IQ handleIQ(IQ iq) {
        if (!iq.isRequest()) {
            return null;
        }
        if (!bridge.equals(iq.getFrom().asBareJID())) {
            return error(iq, Condition.forbidden, "Only the account of the CHmail bridge may watch.");
        }
        try {
            WatchRequest request = WatchRequest.of(iq);
            request.roster().ifPresent(roster);
            thread.run(() -> sessions.send(iq.getFrom(), answer(iq, request)));
            return null;
        } catch (IllegalArgumentException e) {
            return error(iq, Condition.bad_request, String.valueOf(e.getMessage()));
        }
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

    private static IQ error(IQ iq, Condition condition, String text) {
        IQ error = IQ.createResultIQ(iq);
        error.setChildElement(iq.getChildElement().createCopy());
        error.setError(new PacketError(condition, condition.getDefaultType(), text, "en"));
        return error;
    }
}
