package org.chmail.it.fault;

import java.util.concurrent.atomic.AtomicInteger;
import org.jivesoftware.openfire.interceptor.PacketInterceptor;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.jivesoftware.openfire.session.Session;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/** Rejects pushes on their way into a session, as many as it was told; a rejected one is just gone. */
final class PushDropper implements PacketInterceptor {
    private static final String WATCH = "urn:chmail:watch:0";

    private final AtomicInteger toDrop = new AtomicInteger();

    /** From now on, drops this many pushes; zero ends it. */
    void drop(int pushes) {
        toDrop.set(pushes);
    }

    @Override
    public void interceptPacket(Packet packet, @Nullable Session session, boolean incoming, boolean processed)
            throws PacketRejectedException {
        if (!incoming && !processed && isPush(packet) && toDrop.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new PacketRejectedException();
        }
    }

    private static boolean isPush(Packet packet) {
        return packet instanceof Message
                && ((Message) packet).getType() == Message.Type.headline
                && ((Message) packet).getChildElement("push", WATCH) != null;
    }
}
