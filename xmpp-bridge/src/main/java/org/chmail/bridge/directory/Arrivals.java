package org.chmail.bridge.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chmail.bridge.directory.ChatLinks.Purpose;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.model.Participant;
import org.chmail.bridge.model.Participant.Role;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;

/** Tells whether an arriving mail's claim is true, and tells those of its recipients who said {@code notify on}. */
public final class Arrivals {

    /** A mail that has come, and who is to be told of it, in which language. */
    private record Arrived(Mail mail, Map<LoginId, String> toTell) {}

    private final Transactions<? extends DirectoryTransaction> transactions;
    private final Directory directory;
    private final ChatLinks links;
    private final Words words;
    private final Clock clock;

    public Arrivals(
            Transactions<? extends DirectoryTransaction> transactions,
            Directory directory,
            ChatLinks links,
            Words words,
            Clock clock) {
        this.transactions = transactions;
        this.directory = directory;
        this.links = links;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Whether this host allotted that port to that author for that Message-ID. Who is on the mail, asked for it, and is
     * among the recipients is told of it, once, however often this is called. Only reads when nobody is to be told.
     */
    public boolean arrive(DeliveryClaim claim, Collection<Address> recipients) {
        if (!directory.host().equals(claim.host())) {
            return false;
        }
        Optional<Arrived> arrived = transactions.read(tx ->
                claimed(tx, claim).map(mail -> new Arrived(mail, toTell(tx, mail, recipients))));
        arrived.filter(a -> !a.toTell().isEmpty()).ifPresent(this::tell);
        return arrived.isPresent();
    }

    private Optional<Mail> claimed(DirectoryTransaction tx, DeliveryClaim claim) {
        return tx.mails()
                .byPort(claim.login(), claim.port())
                .filter(mail -> mail.messageId().equals(claim.messageId())
                        && mail.from().equals(claim.author())
                        && sameLink(tx, mail, claim.chatUrl()));
    }

    private boolean sameLink(DirectoryTransaction tx, Mail mail, String url) {
        if (url.isEmpty()) {
            return true;
        }
        return links.token(mail.id(), Purpose.MAIL, "", tx.mails().tokenHash(mail.id()))
                .map(token -> links.url(token).equals(url))
                .orElse(false);
    }

    private Map<LoginId, String> toTell(DirectoryTransaction tx, Mail mail, Collection<Address> recipients) {
        Set<LoginId> logins = new HashSet<>(directory.loginsOf(tx, recipients).values());
        logins.remove(mail.author());
        Map<LoginId, String> asked =
                mail.expired(clock.instant()) ? Map.of() : tx.told().toTell(mail, logins);
        if (asked.isEmpty()) {
            return asked;
        }
        // Whoever was on Bcc is a recipient, too; telling them would show that the mail can be asked about.
        List<Address> shown = tx.mails().participants(mail.id()).stream()
                .filter(participant -> participant.role() != Role.AUTHOR)
                .map(Participant::address)
                .toList();
        Set<LoginId> on = Set.copyOf(directory.loginsOf(tx, shown).values());
        return asked.entrySet().stream()
                .filter(each -> on.contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void tell(Arrived arrived) {
        Mail mail = arrived.mail();
        Instant now = clock.instant();
        transactions.write(tx -> {
            arrived.toTell().forEach((login, lang) -> {
                if (tx.told().tell(mail.id(), login, now)) {
                    Phrases phrases = words.in(lang);
                    String text = phrases.say("delivered", mail.author(), phrases.subject(mail), mail.named());
                    tx.outbox()
                            .add(Parcel.of(UUID.randomUUID().toString(), Kind.NOTICE, login.value(), text, now)
                                    .worded(phrases.lang(), null));
                }
            });
            return mail;
        });
    }
}
