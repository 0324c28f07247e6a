package org.chmail.it.world;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.chmail.it.Person;
import org.chmail.it.client.MailServers;
import org.chmail.it.client.MailUser;
import org.chmail.it.server.JamesServer;
import org.chmail.it.server.JamesSettings;
import org.chmail.it.server.Ports;
import org.chmail.it.server.SampleSwitches;

/** A James as that of the stack, beside it, that adds the chat's link to mail. */
public final class LinkingJames implements AutoCloseable {

    private final JamesServer server;

    private LinkingJames(JamesServer server) {
        this.server = server;
    }

    /** Starts it. */
    public static LinkingJames beside(Scene scene) {
        JamesSettings other = scene.stack().james().settings();
        Path folder = scene.folder().resolve("linking-james");
        JamesSettings own = new JamesSettings(
                other.domain(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                OptionalInt.empty(),
                other.dns(),
                other.mailets(),
                SampleSwitches.chatLink(other.mailetContainer(), folder),
                other.placeholders());
        return new LinkingJames(JamesServer.start(scene.stack().settings().artifacts(), folder, own));
    }

    /** Somebody's mail program that uses this server. */
    public MailUser mail(Person person) {
        JamesSettings ports = server.settings();
        server.addUser(person.address(), person.password());
        return new MailUser(
                new MailServers("127.0.0.1", ports.smtp(), ports.imap(), ports.pop3()),
                person.address(),
                person.password());
    }

    @Override
    public void close() {
        server.close();
    }
}
