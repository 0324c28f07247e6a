package org.chmail.openfire.rooms;

import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.jivesoftware.openfire.interceptor.PacketInterceptor;
import org.xmpp.packet.JID;

/** Puts the rooms' service and its guard into Openfire. */
public final class Rooms {
    private Rooms() {}

    /**
     * Makes the service where it is missing, gives it to the bridge, and guards its member lists.
     *
     * @param subdomain of the service, such as {@code chats}
     * @param bridge the bare JID that alone creates rooms and reads member lists there
     * @return takes the guard out again; the service stays, for its rooms outlive the plugin
     * @throws IllegalArgumentException if there is a service of that name that CHmail did not make
     */
    public static Runnable open(XMPPServer server, String subdomain, JID bridge) {
        String domain = RoomsService.give(server.getMultiUserChatManager(), subdomain, bridge);
        PacketInterceptor guard = new MemberListGuard(domain, bridge, server.getPacketRouter()::route);
        InterceptorManager.getInstance().addInterceptor(guard);
        return () -> InterceptorManager.getInstance().removeInterceptor(guard);
    }
}
