package org.chmail.mailets;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches a mail that a user submitted by SMTP AUTH or over JMAP (which {@code SMTPAuthSuccessful} does not know), and not one that
 * the server sends again in their name. All recipients match, or none. No condition.
 *
 * <pre>&lt;mailet match="org.chmail.mailets.AuthenticatedSubmission" class="org.chmail.mailets.StampIdentity"&gt;</pre>
 */
public final class AuthenticatedSubmission extends GenericMatcher {
    @Override
    public void init() throws MessagingException {
        Conditions.refuse(this);
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        return Submitter.of(mail).isPresent() ? mail.getRecipients() : List.of();
    }

    @Override
    public String getMatcherInfo() {
        return "CHmail: mail submitted by SMTP AUTH or JMAP";
    }
}
