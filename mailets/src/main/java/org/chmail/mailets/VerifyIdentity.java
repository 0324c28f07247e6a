package org.chmail.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
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
public final class VerifyIdentity extends ClaimMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(VerifyIdentity.class);

    /** Called by James. */
    @Inject
    public VerifyIdentity(Bridges bridges, Aliases aliases, MetricFactory metrics) {
        super(bridges, aliases, metrics);
    }

    @Override
    void judge(Mail mail, MimeMessage message, Claim claim) throws MessagingException {
        if (!claim.isPresent()) {
            return;
        }
        Finding finding = isOurs(claim) ? askBridge(mail, message, claim) : ForeignClaims.check(mail, message, claim);
        note(mail, finding);
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
    public String getMailetInfo() {
        return "CHmail: verifies the identity that an arriving mail claims";
    }
}
