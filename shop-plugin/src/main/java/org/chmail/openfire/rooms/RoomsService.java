package org.chmail.openfire.rooms;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import org.jivesoftware.openfire.muc.HistoryStrategy;
import org.jivesoftware.openfire.muc.MultiUserChatManager;
import org.jivesoftware.openfire.muc.MultiUserChatService;
import org.jivesoftware.openfire.muc.spi.MUCPersistenceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/** The MUC service of the bridge's rooms. Openfire's own administrators may create rooms on every service, so here too. */
final class RoomsService {
    /** A property of the service itself, kept and deleted with it: we never lock up a service that someone else made. */
    private static final String OURS = "chmail.made";

    private static final Logger LOG = LoggerFactory.getLogger(RoomsService.class);

    private RoomsService() {}

    /**
     * Finds or makes the service, and lets nobody but the bridge create rooms there. Its rooms remember all that is said.
     *
     * @return the service's domain
     */
    static String give(MultiUserChatManager manager, String subdomain, JID bridge) {
        MultiUserChatService service = manager.getMultiUserChatService(subdomain);
        if (service == null) {
            service = make(manager, subdomain);
            MUCPersistenceManager.setProperty(subdomain, OURS, "true");
        } else if (!MUCPersistenceManager.getBooleanProperty(subdomain, OURS)) {
            throw new IllegalArgumentException(
                    "chmail.muc.service must not be a group chat service that is there already: CHmail did not make "
                            + service.getServiceDomain() + " and would close it to all others. Set another name, got: "
                            + subdomain);
        }
        service.setRoomCreationRestricted(true);
        closeToAllRegistered(service);
        for (JID other : new ArrayList<>(service.getUsersAllowedToCreate())) {
            if (!other.equals(bridge)) {
                service.removeUserAllowedToCreate(other);
            }
        }
        if (!service.getUsersAllowedToCreate().contains(bridge)) {
            service.addUserAllowedToCreate(bridge);
        }
        rememberAll(service);
        return service.getServiceDomain();
    }

    /** Who joins late gets all that was said, not just the last 25 messages. */
    private static void rememberAll(MultiUserChatService service) {
        try {
            service.getHistoryStrategy().setType(HistoryStrategy.Type.all);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn(
                    "Who joins a room of CHmail late gets only the last messages: set that {} shows the entire chat"
                            + " history, in Openfire's console under Group Chat",
                    service.getServiceDomain(),
                    e);
        }
    }

    /** The third parameter is a {@code Boolean} in 4.x and a {@code boolean} in 5.x: only reflection calls both. */
    private static MultiUserChatService make(MultiUserChatManager manager, String subdomain) {
        try {
            for (Method method : MultiUserChatManager.class.getMethods()) {
                if (method.getName().equals("createMultiUserChatService") && method.getParameterCount() == 3) {
                    return (MultiUserChatService) method.invoke(manager, subdomain, "CHmail chats", false);
                }
            }
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Openfire did not make the group chat service " + subdomain, e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Openfire does not let CHmail make a group chat service", e);
        }
        throw new IllegalStateException("This Openfire has no createMultiUserChatService(name, description, hidden)");
    }

    /** A second switch that newer Openfires have: on, it would let every account create rooms. */
    private static void closeToAllRegistered(MultiUserChatService service) {
        try {
            MultiUserChatService.class
                    .getMethod("setAllRegisteredUsersAllowedToCreate", boolean.class)
                    .invoke(service, false);
        } catch (NoSuchMethodException e) {
            return; // an older Openfire: there is nothing to switch off
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Openfire did not close " + service.getServiceDomain(), e);
        }
    }
}
