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
 * Verifies the identity that an arriving mail claims; belongs into {@code local-delivery}, before Sieve and {@code LocalDelivery},
 * after {@code DKIMVerify}.
 *
 * <ul>
 *   <li>A claim of our own host is asked of the bridge. Forged: the CHmail fields are removed and a log line says why. No answer in
 *       time: the fields stay, the verdict is {@code unknown}.
 *   <li>A claim of another host gets {@code CHmail-Verified: yes} or {@code no}, by DKIM. Its fields stay. An arriving
 *       {@code CHmail-Verified} is always removed.
 * </ul>
 *
 * The verdict ({@code true}, {@code forged}, {@code unknown}, {@code yes}, {@code no}) and its reason are left in the mail attributes
 * {@code org.chmail.verdict} and {@code org.chmail.verdict.reason}. Mail always flows on.
 *
 * <pre>
 * &lt;mailet match="All" class="org.chmail.mailets.VerifyIdentity"&gt;
 *   &lt;host&gt;example.org&lt;/host&gt;
 *   &lt;bridge&gt;http://127.0.0.1:8461/api/v1&lt;/bridge&gt;
 *   &lt;tokenFile&gt;/etc/james/chmail.token&lt;/tokenFile&gt;
 * &lt;/mailet&gt;
 * </pre>
 *
 * <p>{@code host}: our own CHmail host (the XMPP domain), several separated by commas. Required. {@code bridge}, {@code token} or
 * {@code tokenFile} (scope {@code deliveries}) and {@code timeBudget} are those of {@link StampIdentity}. Used by any number of
 * threads at once.
 */
public final class VerifyIdentity extends GenericMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(VerifyIdentity.class);

    private final Bridges bridges;
    private final Counters counters;

    // Set once by init(), before any mail.
    private Set<String> hosts;
    private BridgeClient bridge;

    /** Called by James. */
    @Inject
    @SuppressWarnings("NullAway.Init") // James calls init() before service()
    public VerifyIdentity(Bridges bridges, MetricFactory metrics) {
        this.bridges = bridges;
        this.counters = new Counters(metrics);
    }

    @Override
    public void init() throws MessagingException {
        Set<String> known = new TreeSet<>(BridgeParameters.NAMES);
        known.add("host");
        Parameters parameters = Parameters.of(getMailetConfig(), "VerifyIdentity", known);
        hosts = Hosts.of(parameters);
        bridge = BridgeParameters.client(parameters, bridges);
    }

    @Override
    public void service(Mail mail) {
        try {
            arrived(mail, mail.getMessage());
        } catch (Exception | Error e) { // mail always flows on
            LOGGER.error("Mail {} goes unverified: {}", mail.getName(), e.toString(), e);
        }
    }

    private void arrived(Mail mail, MimeMessage message) throws MessagingException {
        if (message.getHeader(CHmailFields.VERIFIED) != null) {
            message.removeHeader(CHmailFields.VERIFIED);
        }
        Claim claim = Claim.of(message);
        if (!claim.isPresent()) {
            return;
        }
        Finding finding = claim.isOf(hosts)
                ? new OwnClaims(bridge).check(mail, message, claim)
                : ForeignClaims.check(mail, message, claim);
        finding.verdict().mark(mail, finding.reason());
        counters.verdict(finding.verdict());
        switch (finding.verdict()) {
            case FORGED:
                CHmailFields.removeFrom(message);
                LOGGER.warn(
                        "Removed forged CHmail fields from mail {} of {}: {}",
                        mail.getName(),
                        mail.getRemoteAddr(),
                        finding.reason());
                break;
            case YES:
            case NO:
                message.setHeader(CHmailFields.VERIFIED, finding.verdict().text());
                break;
            default:
                break; // the fields stay as they are
        }
    }

    @Override
    public void destroy() {
        bridges.release(bridge);
    }

    @Override
    public String getMailetInfo() {
        return "CHmail: verifies the identity that an arriving mail claims";
    }
}
