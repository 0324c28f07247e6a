package org.chmail.openfire.seats;

import org.chmail.openfire.Closer;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.xmpp.packet.JID;

/** Puts the seats into Openfire: one IQ handler, one guard, one feature. */
public final class Seats {
    private Seats() {}

    /**
     * Lets the bridge have seats, and keeps their names free.
     *
     * @param bridge the bare JID that alone may ask
     * @return takes all but the accounts out again
     */
    public static Runnable open(XMPPServer server, JID bridge) {
        SeatHandler handler = new SeatHandler(bridge, new SeatBook(new OpenfireAccounts(server)));
        NameGuard guard = new NameGuard();

        Closer closer = new Closer();
        InterceptorManager.getInstance().addInterceptor(guard);
        closer.add(() -> InterceptorManager.getInstance().removeInterceptor(guard));
        handler.open(server, closer);
        return closer::close;
    }
}
