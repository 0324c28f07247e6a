package org.chmail.mailets;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.chmail.mailets.bridge.BridgeClient;
import org.chmail.mailets.bridge.Bridges;
import org.chmail.mailets.bridge.Deadline;
import org.chmail.mailets.bridge.Identity;
import org.chmail.mailets.bridge.Outcome;
import org.chmail.mailets.bridge.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stamps a submitted mail with the identity under which its author can be reached for a chat about it: {@code CHmail-Login-ID},
 * {@code CHmail-Host}, {@code CHmail-Port}, {@code CHmail-Chat}, and {@code Jabber-ID} (RFC 7259 §3) if the author wrote none.
 * CHmail fields that came with the mail are removed first, whether it is stamped or not. The body and all other fields stay byte
 * for byte. Mail always flows on: whatever goes wrong, it is unstamped and counted. An alias of James' {@code RecipientRewriteTable}
 * in From, To or Cc counts as the address to which it leads; the header keeps it.
 *
 * <pre>
 * &lt;mailet match="org.chmail.mailets.AuthenticatedSubmission" class="org.chmail.mailets.StampIdentity"&gt;
 *   &lt;bridge&gt;http://127.0.0.1:8461/api/v1&lt;/bridge&gt;
 *   &lt;tokenFile&gt;/etc/james/chmail.token&lt;/tokenFile&gt;
 *   &lt;timeBudget&gt;300 ms&lt;/timeBudget&gt;
 *   &lt;stampClientAddress&gt;off&lt;/stampClientAddress&gt;
 *   &lt;onBehalfOf&gt;helpdesk@example.org:support@example.org&lt;/onBehalfOf&gt;
 * &lt;/mailet&gt;
 * </pre>
 *
 * <ul>
 *   <li>{@code bridge}: URL of the bridge's API; https unless the host is loopback. Required.
 *   <li>{@code token} or {@code tokenFile} (an absolute path): the bearer token, scope {@code mails}. Required.
 *   <li>{@code timeBudget}: the longest that looking up aliases and asking the bridge may take, all in all; 10 ms to 10 s, default 300 ms.
 *   <li>{@code stampClientAddress}: {@code on} adds {@code CHmail-Client-Address}, the IP address of the author's computer.
 *       Default {@code off}.
 *   <li>{@code onBehalfOf}: {@code account:address-pattern}, several separated by commas: accounts that may write in another's name.
 * </ul>
 *
 * <p>Used by any number of threads at once.
 */
public final class StampIdentity extends GenericMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(StampIdentity.class);
    private static final Set<String> OWN = Set.of("stampClientAddress", "onBehalfOf");

    private final Bridges bridges;
    private final Aliases aliases;
    private final Counters counters;

    // Set once by init(), before any mail.
    private BridgeClient bridge;
    private LocalDomains domains;
    private OnBehalfOf onBehalfOf;
    private boolean stampClientAddress;

    /** Called by James. */
    @Inject
    @SuppressWarnings("NullAway.Init") // James calls init() before service()
    public StampIdentity(Bridges bridges, Aliases aliases, MetricFactory metrics) {
        this.bridges = bridges;
        this.aliases = aliases;
        this.counters = new Counters(metrics);
    }

    @Override
    public void init() throws MessagingException {
        Set<String> known = new TreeSet<>(OWN);
        known.addAll(BridgeParameters.NAMES);
        Parameters parameters = Parameters.of(getMailetConfig(), "StampIdentity", known);
        stampClientAddress = parameters.isOn("stampClientAddress");
        onBehalfOf = OnBehalfOf.of(parameters);
        domains = new LocalDomains(getMailetContext());
        bridge = BridgeParameters.client(parameters, bridges);
    }

    @Override
    public void service(Mail mail) {
        try {
            StampMark.clear(mail);
            Optional<Submitter> submitter = Submitter.of(mail);
            if (submitter.isPresent()) {
                submitted(mail, mail.getMessage(), submitter.get());
            }
        } catch (Exception | Error e) { // mail always flows on
            LOGGER.error("Mail {} goes unstamped: {}", mail.getName(), e.toString(), e);
            counters.unstamped("error");
        }
    }

    private void submitted(Mail mail, MimeMessage message, Submitter submitter) throws MessagingException {
        Wish wish = Wish.of(message);
        CHmailFields.removeFrom(message);
        Optional<String> unstamped = wish == Wish.OFF ? Optional.of("author-off") : NeverStamped.reason(mail, message);
        Optional<String> reason = unstamped.isPresent() ? unstamped : stamp(mail, message, submitter, wish);
        if (reason.isPresent()) {
            LOGGER.debug("Mail {} goes unstamped: {}", mail.getName(), reason.get());
            counters.unstamped(reason.get());
        } else {
            counters.stamped();
        }
    }

    /** Why it could not be stamped; empty if it was. */
    private Optional<String> stamp(Mail mail, MimeMessage message, Submitter submitter, Wish wish)
            throws MessagingException {
        Optional<String> messageId = MessageIds.of(message);
        Optional<String> author = Mailboxes.author(message);
        if (messageId.isEmpty()) {
            return Optional.of("no-message-id");
        }
        if (author.isEmpty()) {
            return Optional.of("from");
        }
        List<String> to = Mailboxes.recipients(message, "To");
        List<String> cc = Mailboxes.recipients(message, "Cc");
        Deadline deadline = bridge.begin();
        Expansion expansion = aliases.expand(author.get(), to, cc, domains, deadline.half());
        String leadsTo = expansion.of(author.get());
        String name = onBehalfOf.name(submitter.user(), author.get(), leadsTo, domains);
        Submission submission = new Submission(name, leadsTo, messageId.get())
                .subject(Subjects.of(message))
                .recipients(expansion.of(to), expansion.of(cc))
                .names(DisplayNames.of(message, expansion))
                .clientAddress(submitter.clientAddress());
        Outcome<Identity> outcome = bridge.stamp(wish == Wish.ON ? submission.stampOn() : submission, deadline);
        if (outcome.value().isEmpty()) {
            return Optional.of(outcome.trouble().code());
        }
        write(outcome.value().get(), message, submitter);
        StampMark.set(mail, message);
        return Optional.empty();
    }

    private void write(Identity identity, MimeMessage message, Submitter submitter) throws MessagingException {
        try {
            message.setHeader(CHmailFields.LOGIN_ID, identity.loginId());
            message.setHeader(CHmailFields.HOST, identity.host());
            message.setHeader(CHmailFields.PORT, String.valueOf(identity.port()));
            if (identity.chatUrl().isPresent()) {
                message.setHeader(CHmailFields.CHAT, "<" + identity.chatUrl().get() + ">");
            }
            if (stampClientAddress && submitter.clientAddress().isPresent()) {
                message.setHeader(
                        CHmailFields.CLIENT_ADDRESS, submitter.clientAddress().get());
            }
            if (message.getHeader(CHmailFields.JABBER_ID) == null) {
                message.setHeader(CHmailFields.JABBER_ID, identity.loginId());
            }
        } catch (MessagingException | RuntimeException e) {
            CHmailFields.removeFrom(message); // half a stamp is none
            throw e;
        }
    }

    @Override
    public void destroy() {
        bridges.release(bridge);
    }

    @Override
    public String getMailetInfo() {
        return "CHmail: stamps submitted mail with its author's identity";
    }
}
