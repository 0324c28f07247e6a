package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chmail.bridge.attempt.AttemptView.ChatView;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;

/** What people may see of attempts and mails. */
public final class Views {

    /** No chat is as old as that. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Mailbook mailbook;
    private final Callees callees;
    private final String mucService;
    private final Clock clock;

    Views(
            Transactions<? extends AttemptTransaction> transactions,
            Mailbook mailbook,
            Callees callees,
            String mucService,
            Clock clock) {
        this.transactions = transactions;
        this.mailbook = mailbook;
        this.callees = callees;
        this.mucService = mucService;
        this.clock = clock;
    }

    /** The whole of it, for whoever holds a token of the API. */
    public Optional<AttemptView> attempt(String attemptId) {
        return transactions.read(tx -> tx.attempts().byId(attemptId).map(attempt -> view(tx, attempt)));
    }

    /** Everyone's attempts that are kept, or the open ones, newest first: for an admin. */
    public List<AttemptView> attempts(boolean onlyOpen) {
        return transactions.read(tx -> tx.attempts().all(onlyOpen).stream()
                .map(attempt -> view(tx, attempt))
                .toList());
    }

    /** Open attempts in which {@code who} is a caller, is asked, or has joined; each once. */
    public List<AttemptView> openOf(LoginId who) {
        return transactions.read(tx -> {
            var ids = new LinkedHashSet<String>();
            tx.attempts().openBy(who).forEach(attempt -> ids.add(attempt.id()));
            tx.legs().waiting(who).stream().filter(leg -> !leg.unheard()).forEach(leg -> ids.add(leg.attemptId()));
            tx.legs().ended(who, clock.instant().minus(LONGEST)).stream()
                    .filter(leg -> leg.state() == LegState.JOINED)
                    .forEach(leg -> ids.add(leg.attemptId()));
            return ids.stream()
                    .flatMap(id -> tx.attempts().byId(id).stream())
                    .filter(Attempt::open)
                    .map(attempt -> view(tx, attempt, who))
                    .toList();
        });
    }

    /** Mails on which {@code who} is, the newest first, from the {@code offset}th on. */
    public List<Mail> mails(LoginId who, int offset, int limit) {
        return transactions.read(tx -> mailbook.recent(tx, who, offset, limit));
    }

    /** Whom {@code who} has blocked. */
    public List<LoginId> blockedBy(LoginId who) {
        return transactions.read(tx -> tx.blocks().blockedBy(who));
    }

    AttemptView view(AttemptTransaction tx, Attempt attempt) {
        List<Leg> legs = tx.legs().ofAttempt(attempt.id());
        ChatView chat = tx.chats()
                .byAttempt(attempt.id())
                .map(c -> new ChatView(c.state(), c.room() + "@" + mucService))
                .orElse(null);
        Mail mail = Legs.mail(tx, attempt.mailId());
        List<LoginId> later = attempt.open() && chat == null ? callees.late(tx, attempt, mail) : List.of();
        List<LoginId> callers = Legs.callers(tx, attempt);
        Set<LoginId> named = Stream.concat(callers.stream(), legs.stream().map(Leg::callee))
                .filter(Guest::is)
                .collect(Collectors.toSet());
        Map<LoginId, Guest> guests = named.isEmpty()
                ? Map.of()
                : tx.guests().on(mail.id()).stream()
                        .filter(guest -> named.contains(guest.login()))
                        .collect(Collectors.toMap(Guest::login, Function.identity()));
        return new AttemptView(attempt, mail, callers, legs, later, chat, guests);
    }

    /** An attempt as {@code viewer} may see it: who blocked them looks off, and whom they blocked does not ask. */
    public AttemptView view(AttemptTransaction tx, Attempt attempt, LoginId viewer) {
        AttemptView whole = view(tx, attempt);
        Set<LoginId> blockers = tx.blocks().blockersOf(viewer);
        List<LoginId> blocked = tx.blocks().blockedBy(viewer);
        boolean admitted = tx.chats()
                .byAttempt(attempt.id())
                .filter(chat -> Audience.admits(tx, chat, viewer))
                .isPresent();
        return new AttemptView(
                attempt,
                whole.mail(),
                whole.callers().stream()
                        .filter(login -> !blocked.contains(login))
                        .toList(),
                whole.legs().stream()
                        .map(leg -> blockers.contains(leg.callee()) ? leg.asIfOff() : leg)
                        .toList(),
                whole.later(),
                admitted ? whole.chat() : null,
                whole.guests());
    }

    /** Who asks {@code callee}, or calls back; nobody whom they blocked. */
    public List<LoginId> askers(AttemptTransaction tx, Attempt attempt, LoginId callee) {
        return Audience.askers(tx, attempt, callee);
    }

    AttemptView view(AttemptTransaction tx, String attemptId, LoginId viewer) {
        return view(tx, tx.attempts().byId(attemptId).orElseThrow(), viewer);
    }
}
