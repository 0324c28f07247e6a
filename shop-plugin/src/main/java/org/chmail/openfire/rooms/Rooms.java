package org.chmail.openfire.rooms;

import org.chmail.openfire.Closer;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.jivesoftware.openfire.interceptor.PacketInterceptor;
import org.xmpp.packet.JID;

/** Puts the rooms' service and its guard into Openfire. */
public final class Rooms {
    private Rooms() {}

    /**
     * Makes the service where it is missing, gives it to the bridge, guards its member lists, and lets the bridge refill
     * its rooms.
     *
     * @param subdomain of the service, such as {@code chats}
     * @param bridge the bare JID that alone creates rooms and reads member lists there
     * @return takes all but the service out again; its rooms outlive the plugin
     * @throws IllegalArgumentException if there is a service of that name that CHmail did not make
     */
    public static Runnable open(XMPPServer server, String subdomain, JID bridge) {
        String domain = RoomsService.give(server.getMultiUserChatManager(), subdomain, bridge);
        PacketInterceptor guard = new MemberListGuard(domain, bridge, server.getPacketRouter()::route);
        HistoryHandler history = new HistoryHandler(
                bridge, domain, () -> server.getMultiUserChatManager().getMultiUserChatService(subdomain));

        Closer closer = new Closer();
        InterceptorManager.getInstance().addInterceptor(guard);
        closer.add(() -> InterceptorManager.getInstance().removeInterceptor(guard));
        history.open(server, closer);
        return closer::close;
    }
}
