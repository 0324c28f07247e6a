package org.chmail.mailets;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches a mail that {@code StampIdentity} stamped in this pass and whose CHmail fields are still those. A mail that the server
 * sends again (redirect, forward, bounce) does not match, even if it kept its attributes. All recipients match, or none. No
 * condition; {@code notmatch=} turns it round.
 *
 * <pre>&lt;mailet match="org.chmail.mailets.StampedInThisPass" class="org.apache.james.jdkim.mailets.DKIMSign"&gt;</pre>
 */
public final class StampedInThisPass extends GenericMatcher {
    private static final Logger LOGGER = LoggerFactory.getLogger(StampedInThisPass.class);

    @Override
    public void init() throws MessagingException {
        Conditions.refuse(this);
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        try {
            return StampMark.isOn(mail) ? mail.getRecipients() : List.of();
        } catch (Exception | Error e) { // mail always flows on
            LOGGER.error("Mail {} counts as not stamped: {}", mail.getName(), e.toString(), e);
            return List.of();
        }
    }

    @Override
    public String getMatcherInfo() {
        return "CHmail: mail stamped in this pass";
    }
}
