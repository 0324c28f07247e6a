package org.chmail.mailets;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.chmail.mailets.bridge.BridgeClient;
import org.chmail.mailets.bridge.Deadline;
import org.chmail.mailets.bridge.Delivery;
import org.chmail.mailets.bridge.Identity;
import org.chmail.mailets.bridge.Outcome;

/** Asks our own bridge about claims of our own host. */
final class OwnClaims {
    private final BridgeClient bridge;
    private final Aliases aliases;
    private final LocalDomains domains;

    OwnClaims(BridgeClient bridge, Aliases aliases, LocalDomains domains) {
        this.bridge = bridge;
        this.aliases = aliases;
        this.domains = domains;
    }

    /** {@code TRUE}, {@code FORGED} or {@code UNKNOWN}. What our mailet could not have written is forged without asking. */
    Finding check(Mail mail, MimeMessage message, Claim claim) throws MessagingException {
        Optional<Identity> identity = claim.identity();
        Optional<String> author = Mailboxes.author(message);
        Optional<String> messageId = MessageIds.of(message);
        if (identity.isEmpty()) {
            return new Finding(Verdict.FORGED, claim.flaw());
        }
        if (author.isEmpty() || messageId.isEmpty()) {
            return new Finding(
                    Verdict.FORGED, "it has no single author and Message-ID to whom a port could be allotted");
        }
        Deadline deadline = bridge.begin();
        Expansion expansion = aliases.expand(author.get(), domains, deadline.half());
        // James has expanded the envelope already.
        Outcome<Boolean> answer = bridge.isTrue(
                new Delivery(
                        identity.get(),
                        expansion.of(author.get()),
                        messageId.get(),
                        mail.getRecipients().stream().map(MailAddress::asString).collect(Collectors.toList())),
                deadline);
        return answer.value()
                .map(isTrue -> finding(isTrue, expansion.isKnown(author.get())))
                .orElseGet(() -> new Finding(
                        Verdict.UNKNOWN,
                        "the bridge gave no verdict: " + answer.trouble().code()));
    }

    private static Finding finding(boolean isTrue, boolean isAuthorKnown) {
        if (isTrue) {
            return new Finding(Verdict.TRUE, "allotted by this host");
        }
        return isAuthorKnown
                ? new Finding(Verdict.FORGED, "this host allotted no such port to that author and Message-ID")
                : new Finding(Verdict.UNKNOWN, "James could not say to whom its author's address leads");
    }
}
