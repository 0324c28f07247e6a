package org.chmail.mailets;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches a mail that {@code StampIdentity} stamped in this pass and whose CHmail fields are still those. A mail that the server
 * sends again (redirect, forward, bounce) does not match, even if it kept its attributes. All recipients match, or none. No
 * condition; {@code notmatch=} turns it round.
 *
 * <pre>&lt;mailet match="org.chmail.mailets.StampedInThisPass" class="org.apache.james.jdkim.mailets.DKIMSign"&gt;</pre>
 */
public final class StampedInThisPass extends GenericMatcher {
    @Override
    public void init() throws MessagingException {
        Conditions.refuse(this);
    }

    @Override
    public Collection<MailAddress> match(Mail mail) throws MessagingException {
        return StampMark.isOn(mail) ? mail.getRecipients() : List.of();
    }

    @Override
    public String getMatcherInfo() {
        return "CHmail: mail stamped in this pass";
    }
}
