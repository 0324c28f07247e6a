package org.chmail.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Set;
import java.util.TreeSet;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.chmail.mailets.bridge.BridgeClient;
import org.chmail.mailets.bridge.Bridges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no false claim of our own host leave it: for mail that goes out without having been stamped in this pass (redirects, forwards,
 * bounces, mail of trusted networks). A claim of our host that the bridge does not confirm in time is removed. Claims of other hosts
 * stay as they are; {@code CHmail-Verified}, which is meant for our own users, is removed. Belongs where only remote recipients are
 * left, before a {@code DKIMSign}. Mail always flows on.
 *
 * <pre>
 * &lt;mailet notmatch="org.chmail.mailets.StampedInThisPass" class="org.chmail.mailets.VerifyOutbound"&gt;
 *   &lt;host&gt;example.org&lt;/host&gt;
 *   &lt;bridge&gt;http://127.0.0.1:8461/api/v1&lt;/bridge&gt;
 *   &lt;tokenFile&gt;/etc/james/chmail.token&lt;/tokenFile&gt;
 * &lt;/mailet&gt;
 * </pre>
 *
 * <p>The parameters are those of {@link VerifyIdentity}.
 */
public final class VerifyOutbound extends GenericMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(VerifyOutbound.class);

    private final Bridges bridges;
    private final Counters counters;

    // Set once by init(), before any mail.
    private Set<String> hosts;
    private BridgeClient bridge;

    /** Called by James. */
    @Inject
    @SuppressWarnings("NullAway.Init") // James calls init() before service()
    public VerifyOutbound(Bridges bridges, MetricFactory metrics) {
        this.bridges = bridges;
        this.counters = new Counters(metrics);
    }

    @Override
    public void init() throws MessagingException {
        Set<String> known = new TreeSet<>(BridgeParameters.NAMES);
        known.add("host");
        Parameters parameters = Parameters.of(getMailetConfig(), "VerifyOutbound", known);
        hosts = Hosts.of(parameters);
        bridge = BridgeParameters.client(parameters, bridges);
    }

    @Override
    public void service(Mail mail) {
        try {
            leaves(mail, mail.getMessage());
        } catch (Exception | Error e) { // mail always flows on
            LOGGER.error("Mail {} leaves unverified: {}", mail.getName(), e.toString(), e);
        }
    }

    private void leaves(Mail mail, MimeMessage message) throws MessagingException {
        if (message.getHeader(CHmailFields.VERIFIED) != null) {
            message.removeHeader(CHmailFields.VERIFIED);
        }
        Claim claim = Claim.of(message);
        if (!claim.isOf(hosts)) {
            return;
        }
        Finding finding = new OwnClaims(bridge).check(mail, message, claim);
        finding.verdict().mark(mail, finding.reason());
        counters.verdict(finding.verdict());
        if (finding.verdict() != Verdict.TRUE) {
            CHmailFields.removeFrom(message);
            LOGGER.warn("Removed CHmail fields from outbound mail {}: {}", mail.getName(), finding.reason());
        }
    }

    @Override
    public void destroy() {
        bridges.release(bridge);
    }

    @Override
    public String getMailetInfo() {
        return "CHmail: lets no false claim of our own host leave it";
    }
}
