package org.chmail.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chmail.it.client.Accounts;
import org.chmail.it.client.MailServers;
import org.chmail.it.client.MailUser;
import org.chmail.it.client.XmppServer;
import org.chmail.it.server.BridgeServer;
import org.chmail.it.server.JamesServer;
import org.chmail.it.server.JamesSettings;
import org.chmail.it.server.OpenfireServer;
import org.chmail.it.server.ServerProcess;

/** James with the mailets, Openfire with the plugin, and the bridge between them, all of them ready. */
public final class Stack implements AutoCloseable {

    private final StackSettings settings;
    private final XmppServer xmpp;
    private final String apiToken;
    private final JamesServer james;
    private final Optional<OpenfireServer> openfire;
    private final BridgeServer bridge;

    Stack(
            StackSettings settings,
            XmppServer xmpp,
            String apiToken,
            JamesServer james,
            Optional<OpenfireServer> openfire,
            BridgeServer bridge) {
        this.settings = settings;
        this.xmpp = xmpp;
        this.apiToken = apiToken;
        this.james = james;
        this.openfire = openfire;
        this.bridge = bridge;
    }

    /**
     * Starts the servers, and returns when each of them answers and the first mail was stamped.
     *
     * @throws org.chmail.it.server.ServerFailure if one does not start; those that run are stopped then
     */
    public static Stack start(StackSettings settings) {
        return new StackStarter(settings).start();
    }

    /** What it was started with. */
    public StackSettings settings() {
        return settings;
    }

    /** The mail and XMPP domain. */
    public String domain() {
        return settings.domain();
    }

    /** The bridge's account in XMPP. */
    public String bridgeJid() {
        return bridge.settings().jid();
    }

    /** Where mail programs connect to. */
    public MailServers mail() {
        JamesSettings ports = james.settings();
        return new MailServers("127.0.0.1", ports.smtp(), ports.imap(), ports.pop3());
    }

    /** Where XMPP clients connect to. */
    public XmppServer xmpp() {
        return xmpp;
    }

    /** A token of the bridge's API with every scope. */
    public String apiToken() {
        return apiToken;
    }

    /** The mail server. */
    public JamesServer james() {
        return james;
    }

    /** The XMPP server, unless it runs already and is not ours. */
    public Optional<OpenfireServer> openfire() {
        return openfire;
    }

    /** The bridge. */
    public BridgeServer bridge() {
        return bridge;
    }

    /** Makes a person with accounts in James and in Openfire, unless they are there. */
    public Person person(String name) {
        Person person = new Person(
                name,
                domain(),
                settings.password(),
                new MailUser(mail(), name + "@" + domain(), settings.password()),
                xmpp);
        james.addUser(person.address(), settings.password());
        new Accounts(xmpp).ensure(name, settings.password());
        return person;
    }

    /** Stops all of them at once, and throws what the first one to fail threw. */
    @Override
    public void close() {
        List<Runnable> stops = new ArrayList<>(List.of(bridge::close, james::close));
        openfire.ifPresent(server -> stops.add(server::close));
        Parallel.runAll(stops);
    }

    /** Ends all of them without waiting, as a last resort. */
    public void abandon() {
        List<ServerProcess> processes = new ArrayList<>(List.of(bridge.process(), james.process()));
        openfire.ifPresent(server -> processes.add(server.process()));
        processes.stream().filter(ServerProcess::isAlive).forEach(ServerProcess::kill);
    }
}
