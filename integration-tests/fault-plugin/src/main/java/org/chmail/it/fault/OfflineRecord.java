package org.chmail.it.fault;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jivesoftware.openfire.OfflineMessageListener;
import org.xmpp.packet.Message;

/** The ids of all messages that this Openfire has put into its offline store since it started. */
final class OfflineRecord implements OfflineMessageListener {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    /** All ids, separated by spaces. */
    String ids() {
        return String.join(" ", ids);
    }

    @Override
    public void messageStored(Message message) {
        if (message.getID() != null) {
            ids.add(message.getID());
        }
    }

    @Override
    public void messageBounced(Message message) {
        // Its sender is told.
    }
}
