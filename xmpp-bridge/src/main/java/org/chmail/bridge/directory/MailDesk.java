package org.chmail.bridge.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.chmail.bridge.directory.ChatLinks.Purpose;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant;
import org.chmail.bridge.model.Participant.Role;

/** Allots ports to outgoing mails. */
public final class MailDesk {

    static final int LOWEST_PORT = 1024;
    static final int HIGHEST_PORT = 65535;
    /** A repeat may name other recipients for so long. */
    static final Duration REPEAT = Duration.ofMinutes(10);
    /** A port that expired is left unused for so long. */
    public static final Duration REST = Duration.ofDays(30);

    private static final int RANDOM_TRIES = 8;

    private final Transactions<? extends DirectoryTransaction> transactions;
    private final Directory directory;
    private final RegistrationGuard guard;
    private final ChatLinks links;
    private final Duration ttl;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * A desk.
     *
     * @param ttl {@code port.ttl}
     */
    public MailDesk(
            Transactions<? extends DirectoryTransaction> transactions,
            Directory directory,
            RegistrationGuard guard,
            ChatLinks links,
            Duration ttl,
            Clock clock,
            RandomGenerator random) {
        this.transactions = transactions;
        this.directory = directory;
        this.guard = guard;
        this.links = links;
        this.ttl = ttl;
        this.clock = clock;
        this.random = random;
    }

    /** Allots a port, or finds the one that this mail has. One commit. */
    public StampOutcome stamp(StampRequest request) {
        Optional<String> objection = guard.objection();
        if (objection.isPresent()) {
            return new StampOutcome.NotStamping(objection.get());
        }
        Optional<LoginId> author = directory
                .loginOfUser(request.authenticatedUser())
                .filter(user -> loginOf(request.author()).filter(user::equals).isPresent());
        if (author.isEmpty()) {
            return new StampOutcome.NotBound();
        }
        Instant now = clock.instant();
        return transactions.urgent(tx -> stamp(tx, author.get(), request, now));
    }

    /** Looked up only where trust does not tell, and then without waiting for the writer. */
    private Optional<LoginId> loginOf(Address author) {
        return directory.trusts(author)
                ? directory.trustedLogin(author)
                : transactions.read(tx -> directory.loginOf(tx, author));
    }

    private StampOutcome stamp(DirectoryTransaction tx, LoginId author, StampRequest request, Instant now) {
        tx.logins().seen(author, request.clientAddress(), now);
        if (!request.evenIfOff() && !tx.logins().settings(author).stamping()) {
            return new StampOutcome.StampOff();
        }
        Optional<Mail> known = tx.mails().byMessageId(request.messageId(), request.author());
        if (known.isPresent()) {
            return repeat(tx, known.get(), request, now);
        }
        String id = UUID.randomUUID().toString();
        Instant expiresAt = now.plus(ttl);
        OptionalInt port = allot(tx.ports(), author, id, now, expiresAt);
        if (port.isEmpty()) {
            return new StampOutcome.NoFreePort();
        }
        String token = links.token(id, Purpose.MAIL, "");
        Mail mail = new Mail(
                id, request.messageId(), author, request.author(), port.getAsInt(), request.subject(), now, expiresAt);
        tx.mails().insert(mail, ChatLinks.hash(token), participants(request));
        return stamped(mail, token);
    }

    private StampOutcome repeat(DirectoryTransaction tx, Mail mail, StampRequest request, Instant now) {
        List<Address> known = tx.mails().participants(mail.id()).stream()
                .map(Participant::address)
                .toList();
        List<Participant> more = participants(request).stream()
                .filter(participant -> !known.contains(participant.address()))
                .toList();
        if (!more.isEmpty()) {
            if (now.isAfter(mail.stampedAt().plus(REPEAT))) {
                return new StampOutcome.OtherRecipients();
            }
            tx.mails().addParticipants(mail.id(), more);
        }
        return links.token(mail.id(), Purpose.MAIL, "", tx.mails().tokenHash(mail.id()))
                .<StampOutcome>map(token -> stamped(mail, token))
                .orElseGet(
                        () -> new StampOutcome.NotStamping("The key that made this mail's link is gone from key.file."
                                + " Put the old key back below the new one."));
    }

    private StampOutcome stamped(Mail mail, String token) {
        return new StampOutcome.Stamped(mail.author(), directory.host(), mail.port(), links.url(token));
    }

    /** A random free port; when none is free, the longest-expired one that has rested. */
    private OptionalInt allot(PortRows ports, LoginId login, String mailId, Instant now, Instant expiresAt) {
        for (int i = 0; i < RANDOM_TRIES; i++) {
            int port = random.nextInt(LOWEST_PORT, HIGHEST_PORT + 1);
            if (ports.allot(login, port, mailId, now, expiresAt)) {
                return OptionalInt.of(port);
            }
        }
        BitSet held = ports.held(login);
        int free = held.nextClearBit(LOWEST_PORT);
        OptionalInt port = free <= HIGHEST_PORT ? OptionalInt.of(free) : ports.reclaim(login, now.minus(REST));
        if (port.isPresent() && !ports.allot(login, port.getAsInt(), mailId, now, expiresAt)) {
            throw new ConcurrentChange("port " + port.getAsInt() + " of " + login);
        }
        return port;
    }

    private static List<Participant> participants(StampRequest request) {
        Map<Address, Participant> all = new LinkedHashMap<>();
        all.put(request.author(), participant(request, request.author(), Role.AUTHOR));
        request.to().forEach(address -> all.putIfAbsent(address, participant(request, address, Role.TO)));
        request.cc().forEach(address -> all.putIfAbsent(address, participant(request, address, Role.CC)));
        return new ArrayList<>(all.values());
    }

    private static Participant participant(StampRequest request, Address address, Role role) {
        return new Participant(address, role, request.names().getOrDefault(address, ""));
    }
}
