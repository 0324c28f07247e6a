package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.attempt.AttemptView.ChatView;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Attempt;
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
    private final String mucService;
    private final Clock clock;

    Views(Transactions<? extends AttemptTransaction> transactions, Mailbook mailbook, String mucService, Clock clock) {
        this.transactions = transactions;
        this.mailbook = mailbook;
        this.mucService = mucService;
        this.clock = clock;
    }

    public Optional<AttemptView> attempt(String attemptId) {
        return transactions.read(tx -> tx.attempts().byId(attemptId).map(attempt -> view(tx, attempt)));
    }

    /** Open attempts in which {@code who} is a caller, is asked, or has joined; each once. */
    public List<AttemptView> openOf(LoginId who) {
        return transactions.read(tx -> {
            var ids = new LinkedHashSet<String>();
            tx.attempts().openBy(who).forEach(attempt -> ids.add(attempt.id()));
            tx.legs().waiting(who).forEach(leg -> ids.add(leg.attemptId()));
            tx.legs().ended(who, clock.instant().minus(LONGEST)).stream()
                    .filter(leg -> leg.state() == LegState.JOINED)
                    .forEach(leg -> ids.add(leg.attemptId()));
            return ids.stream()
                    .flatMap(id -> tx.attempts().byId(id).stream())
                    .filter(Attempt::open)
                    .map(attempt -> view(tx, attempt))
                    .toList();
        });
    }

    /** The newest mails on which {@code who} is. */
    public List<Mail> mails(LoginId who, int limit) {
        return transactions.read(tx -> mailbook.recent(tx, who, limit));
    }

    AttemptView view(AttemptTransaction tx, Attempt attempt) {
        List<Leg> legs = tx.legs().ofAttempt(attempt.id());
        ChatView chat = tx.chats()
                .byAttempt(attempt.id())
                .map(c -> new ChatView(c.state(), c.room() + "@" + mucService))
                .orElse(null);
        return new AttemptView(attempt, Legs.mail(tx, attempt.mailId()), Legs.callers(tx, attempt), legs, chat);
    }

    AttemptView view(AttemptTransaction tx, String attemptId) {
        return view(tx, tx.attempts().byId(attemptId).orElseThrow());
    }
}
