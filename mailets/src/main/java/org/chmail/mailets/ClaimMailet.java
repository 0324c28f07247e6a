package org.chmail.mailets;

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

/** What the mailets that judge claims have in common: their parameters, and that mail always flows on. */
abstract class ClaimMailet extends GenericMailet {

    private final Logger logger = LoggerFactory.getLogger(getClass());
    private final Bridges bridges;
    private final Aliases aliases;
    private final Counters counters;

    // Set once by init(), before any mail.
    private Set<String> hosts;
    private BridgeClient bridge;

    @SuppressWarnings("NullAway.Init") // James calls init() before service()
    ClaimMailet(Bridges bridges, Aliases aliases, MetricFactory metrics) {
        this.bridges = bridges;
        this.aliases = aliases;
        this.counters = new Counters(metrics);
    }

    /** Judges the claim of one mail, if it has one; {@code CHmail-Verified} is gone already. */
    abstract void judge(Mail mail, MimeMessage message, Claim claim) throws MessagingException;

    @Override
    public final void init() throws MessagingException {
        Set<String> known = new TreeSet<>(BridgeParameters.NAMES);
        known.add("host");
        Parameters parameters = Parameters.of(getMailetConfig(), getClass().getSimpleName(), known);
        hosts = Hosts.of(parameters);
        bridge = BridgeParameters.client(parameters, bridges);
    }

    @Override
    public final void service(Mail mail) {
        try {
            MimeMessage message = mail.getMessage();
            if (message.getHeader(CHmailFields.VERIFIED) != null) {
                message.removeHeader(CHmailFields.VERIFIED);
            }
            judge(mail, message, Claim.of(message));
        } catch (Exception | Error e) { // mail always flows on
            logger.error("Mail {} goes unverified: {}", mail.getName(), e.toString(), e);
        }
    }

    @Override
    public final void destroy() {
        bridges.release(bridge);
    }

    /** Whether the claim is of our own host. */
    final boolean isOurs(Claim claim) {
        return claim.isOf(hosts);
    }

    /** What our own bridge says of a claim of our own host. */
    final Finding askBridge(Mail mail, MimeMessage message, Claim claim) throws MessagingException {
        return new OwnClaims(bridge, aliases, new LocalDomains(getMailetContext())).check(mail, message, claim);
    }

    /** Leaves the verdict in the mail's attributes and counts it. */
    final void note(Mail mail, Finding finding) {
        finding.verdict().mark(mail, finding.reason());
        counters.verdict(finding.verdict());
    }
}
