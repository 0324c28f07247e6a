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
public final class VerifyOutbound extends ClaimMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(VerifyOutbound.class);

    /** Called by James. */
    @Inject
    public VerifyOutbound(Bridges bridges, Aliases aliases, MetricFactory metrics) {
        super(bridges, aliases, metrics);
    }

    @Override
    void judge(Mail mail, MimeMessage message, Claim claim) throws MessagingException {
        if (!isOurs(claim)) {
            return;
        }
        Finding finding = askBridge(mail, message, claim);
        note(mail, finding);
        if (finding.verdict() != Verdict.TRUE) {
            CHmailFields.removeFrom(message);
            LOGGER.warn("Removed CHmail fields from outbound mail {}: {}", mail.getName(), finding.reason());
        }
    }

    @Override
    public String getMailetInfo() {
        return "CHmail: lets no false claim of our own host leave it";
    }
}
