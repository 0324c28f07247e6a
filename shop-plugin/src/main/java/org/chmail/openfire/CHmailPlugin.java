package org.chmail.openfire;

import java.io.File;
import org.chmail.openfire.contact.Contact;
import org.chmail.openfire.rooms.Rooms;
import org.chmail.openfire.seats.Seats;
import org.chmail.openfire.watch.Watch;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.util.JiveGlobals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Openfire starts and stops. All that is put into the server at the start is taken out at the stop, so that the jar
 * can be replaced or deleted while Openfire runs.
 */
public final class CHmailPlugin implements Plugin {
    private static final Logger LOG = LoggerFactory.getLogger(CHmailPlugin.class);

    private final Closer closer = new Closer();

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a property is bad, naming it and its value; Openfire logs that and leaves the
     *     plugin out
     */
    @Override
    public void initializePlugin(PluginManager manager, File pluginDirectory) {
        XMPPServer server = XMPPServer.getInstance();
        Settings settings =
                Settings.read(JiveGlobals::getProperty, server.getServerInfo().getXMPPDomain());
        try {
            closer.add(Rooms.open(server, settings.roomsService(), settings.bridge()));
            closer.add(Seats.open(server, settings.bridge()));
            Contact contact = Contact.open(server, settings.bridge());
            closer.add(contact::close);
            closer.add(Watch.open(server, settings.bridge(), contact::wish));
        } catch (RuntimeException e) {
            closer.close();
            throw e;
        }
        LOG.info("CHmail is on for the bridge {}, its rooms on {}", settings.bridge(), settings.roomsService());
    }

    @Override
    public void destroyPlugin() {
        closer.close();
        LOG.info("CHmail is off");
    }
}
