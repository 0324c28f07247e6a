package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.DirectoryTransaction;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant;
import org.chmail.bridge.model.Participant.Role;

/** Which mails a person may chat about, and who else is on them. */
public final class Mailbook {

    private final Directory directory;
    private final Duration ttl;
    private final Clock clock;

    /**
     * The mails of this directory.
     *
     * @param ttl {@code port.ttl}: each use gives a mail that much time again
     */
    Mailbook(Directory directory, Duration ttl, Clock clock) {
        this.directory = directory;
        this.ttl = ttl;
        this.clock = clock;
    }

    /** The mail, if it can be chatted about, its author is bound, and {@code who} is on it. */
    public Optional<Mail> find(DirectoryTransaction tx, MailRef ref, LoginId who) {
        return find(tx, ref).filter(mail -> isOn(tx, mail, who));
    }

    /** The mail, if it can be chatted about and its author is bound. */
    public Optional<Mail> find(DirectoryTransaction tx, MailRef ref) {
        Optional<Mail> mail = switch (ref) {
            case MailRef.ByPort r -> tx.mails().byPort(r.author(), r.port());
            case MailRef.ByToken r -> tx.mails().byTokenHash(ChatLinks.hash(r.token()));
            case MailRef.ById r -> tx.mails().byId(r.mailId());
        };
        return mail.filter(m -> !m.expired(clock.instant()))
                .filter(m -> directory
                        .loginOf(tx, m.from())
                        .filter(m.author()::equals)
                        .isPresent());
    }

    /** The newest mails on which {@code who} is, from the {@code offset}th on. */
    List<Mail> recent(DirectoryTransaction tx, LoginId who, int offset, int limit) {
        Set<Address> addresses = directory.addressesOf(tx, who);
        return addresses.isEmpty() ? List.of() : tx.mails().recent(addresses, clock.instant(), offset, limit);
    }

    /** The logins on this mail in these roles, in the header's order, without the addresses that have none. */
    SequencedSet<LoginId> logins(DirectoryTransaction tx, Mail mail, Set<Role> roles) {
        List<Address> addresses = tx.mails().participants(mail.id()).stream()
                .filter(participant -> roles.contains(participant.role()))
                .map(Participant::address)
                .toList();
        Map<Address, LoginId> bound = directory.loginsOf(tx, addresses);
        return addresses.stream()
                .map(bound::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The address by which {@code who} is on this mail. */
    Optional<Address> addressOf(DirectoryTransaction tx, Mail mail, LoginId who) {
        return tx.mails().participants(mail.id()).stream()
                .map(Participant::address)
                .filter(directory.addressesOf(tx, who)::contains)
                .findFirst();
    }

    /** The addresses in To that belong to no login. */
    List<Address> outsiders(DirectoryTransaction tx, Mail mail) {
        return tx.mails().participants(mail.id()).stream()
                .filter(participant -> participant.role() == Role.TO)
                .map(Participant::address)
                .filter(address -> directory.loginOf(tx, address).isEmpty())
                .toList();
    }

    /** The mail is used: it can be chatted about for another {@code port.ttl}. */
    void use(DirectoryTransaction tx, Mail mail) {
        expire(tx, mail, clock.instant().plus(ttl));
    }

    /** The mail can't be chatted about any more. */
    void close(DirectoryTransaction tx, Mail mail) {
        expire(tx, mail, clock.instant());
    }

    private static void expire(DirectoryTransaction tx, Mail mail, Instant at) {
        tx.mails().expire(mail.id(), at);
        tx.ports().expire(mail.author(), mail.port(), at);
    }

    /** A guest is one on a single mail, even if others were sent to the same address. */
    private boolean isOn(DirectoryTransaction tx, Mail mail, LoginId who) {
        if (Guest.is(who)) {
            Optional<Guest> guest =
                    tx.guests().byLogin(who).filter(known -> known.mailId().equals(mail.id()));
            if (guest.isEmpty() || !guest.get().proven()) {
                return guest.isPresent() && !guest.get().putOut();
            }
        }
        Set<Address> addresses = directory.addressesOf(tx, who);
        return tx.mails().participants(mail.id()).stream()
                .map(Participant::address)
                .anyMatch(addresses::contains);
    }
}
