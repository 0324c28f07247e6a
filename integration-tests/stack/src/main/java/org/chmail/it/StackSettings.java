package org.chmail.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.chmail.it.client.XmppServer;
import org.chmail.it.server.Artifacts;

/**
 * What a stack is started with.
 *
 * @param artifacts what the build made
 * @param folder where the servers' homes are, made if absent
 * @param domain the mail and XMPP domain
 * @param foreign an Openfire that runs already, with our plugin in it; empty: one of our own
 * @param password the password of every account
 * @param bridge further settings of the bridge, each {@code KEY=VALUE}
 * @param plugins more plugins for an Openfire of our own, besides CHmail's
 * @param jmap whether James offers JMAP, which it does on every interface
 * @param dns port of the DNS server on loopback that DKIM keys are asked of; empty: the system's servers
 * @param mailetContainer the mailet container of James, with placeholders
 * @param placeholders what stands for {@code @NAME@} in it, besides domain, API and token file
 */
public record StackSettings(
        Artifacts artifacts,
        Path folder,
        String domain,
        Optional<XmppServer> foreign,
        String password,
        List<String> bridge,
        List<Path> plugins,
        boolean jmap,
        OptionalInt dns,
        Path mailetContainer,
        Map<String, String> placeholders) {

    /**
     * The password of each account, of the quick-start and the scenarios alike, so that both can use one Openfire that runs
     * already. It is no secret, for everything listens on loopback only.
     */
    public static final String PASSWORD = "chmail-quickstart";

    /** Checks that domain and foreign server agree. */
    public StackSettings {
        if (foreign.isPresent() && !foreign.get().domain().equals(domain)) {
            throw new IllegalArgumentException("the Openfire that runs already has the domain %s, not %s"
                    .formatted(foreign.get().domain(), domain));
        }
    }
}
