package org.chmail.bridge.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.attempt.Answering;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Mailbook;
import org.chmail.bridge.attempt.Views;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.Caller;
import org.chmail.bridge.model.Leg;
import org.chmail.bridge.model.LegEvent;
import org.chmail.bridge.model.LegState;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.page.DeskSight.Letter;
import org.chmail.bridge.page.DeskSight.Past;
import org.chmail.bridge.page.DeskSight.Ring;
import org.chmail.bridge.page.DeskSight.Talk;
import org.chmail.bridge.page.Sight.Phase;
import org.chmail.bridge.words.Phrases;

/** What someone who is signed in has before them, and how they answer. Nobody whom they blocked asks. */
public final class Desk {

    private static final int LETTERS = 20;
    private static final int PAST = 20;

    /** As long as questions are kept after their end. */
    private static final Duration KEPT = Duration.ofDays(8);

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Directory directory;
    private final Mailbook mailbook;
    private final Views views;
    private final Visits visits;
    private final Visitors visitors;
    private final Answering answering;
    private final Clock clock;

    /** On these tables. */
    public Desk(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            Mailbook mailbook,
            Views views,
            Visits visits,
            Visitors visitors,
            Answering answering,
            Clock clock) {
        this.transactions = transactions;
        this.directory = directory;
        this.mailbook = mailbook;
        this.views = views;
        this.visits = visits;
        this.visitors = visitors;
        this.answering = answering;
        this.clock = clock;
    }

    /**
     * All of it, as it is now.
     *
     * @param phrases how guests are named
     */
    public DeskSight look(LoginId who, Phrases phrases) {
        return new DeskSight(clock.instant(), rings(who, phrases), talks(who), letters(who), past(who, phrases));
    }

    /** A glance at all of it. */
    public Glance glance(LoginId who, Phrases phrases) {
        return new Glance(
                rings(who, phrases),
                views.openOf(who),
                views.mails(who, 0, LETTERS),
                transactions.read(tx -> tx.legs().ended(who, since())));
    }

    /**
     * Answers a question; only one that waits, and is theirs.
     *
     * @return the mail whose chat they are let into now
     */
    public Optional<Mail> answer(LoginId who, String legId, LegEvent event) {
        if (transactions.read(tx -> own(tx, who, legId)).isPresent()) {
            answering.answer(legId, event);
        }
        return transactions.read(tx -> own(tx, who, legId)
                .filter(leg -> leg.state() == LegState.JOINED)
                .flatMap(leg -> tx.attempts().byId(leg.attemptId()))
                .filter(Attempt::open)
                .flatMap(attempt -> mailbook.find(tx, new MailRef.ById(attempt.mailId()), who)));
    }

    private List<Ring> rings(LoginId who, Phrases phrases) {
        return transactions.read(tx -> tx.legs().waiting(who).stream()
                .filter(leg -> !leg.unheard())
                .flatMap(leg -> ring(tx, who, leg, phrases).stream())
                .sorted(Comparator.comparing(ring -> ring.state() != LegState.RINGING))
                .toList());
    }

    private Optional<Ring> ring(AttemptTransaction tx, LoginId who, Leg leg, Phrases phrases) {
        return tx.attempts()
                .byId(leg.attemptId())
                .filter(Attempt::open)
                .flatMap(attempt -> mailbook.find(tx, new MailRef.ById(attempt.mailId()), who)
                        .map(mail -> new Ring(
                                leg.id(),
                                mail,
                                names(tx, mail, views.askers(tx, attempt, who), phrases),
                                leg.state(),
                                leg.state() == LegState.PARKED ? leg.due() : null)));
    }

    private List<Talk> talks(LoginId who) {
        return views.openOf(who).stream()
                .flatMap(view -> visitors.on(who, view.mail().id()).stream())
                .flatMap(visitor -> talk(visitor).stream())
                .filter(talk ->
                        talk.sight().phase() == Phase.CHAT || talk.sight().phase() == Phase.ASKING)
                .toList();
    }

    private Optional<Talk> talk(Visitor visitor) {
        return visits.look(visitor, Long.MAX_VALUE)
                .map(sight -> new Talk(visitor.mail(), visitors.others(visitor), sight));
    }

    private List<Letter> letters(LoginId who) {
        List<Mail> mails = views.mails(who, 0, LETTERS);
        return transactions.read(
                tx -> mails.stream().map(mail -> letter(tx, who, mail)).toList());
    }

    private Letter letter(AttemptTransaction tx, LoginId who, Mail mail) {
        People people = People.on(tx, directory, mail);
        boolean own = mail.author().equals(who);
        List<String> others = people.namesBut(who);
        // A mail to oneself has no others.
        List<String> shown = own && !others.isEmpty() ? others : List.of(people.author());
        return new Letter(mail, own, shown);
    }

    private List<Past> past(LoginId who, Phrases phrases) {
        return transactions.read(tx -> tx.legs().ended(who, since()).stream()
                .flatMap(leg -> past(tx, who, leg, phrases).stream())
                .limit(PAST)
                .toList());
    }

    private Optional<Past> past(AttemptTransaction tx, LoginId who, Leg leg, Phrases phrases) {
        Attempt attempt = tx.attempts().byId(leg.attemptId()).orElseThrow();
        if (leg.state() == LegState.JOINED && attempt.open()) {
            return Optional.empty();
        }
        List<LoginId> blocked = tx.blocks().blockedBy(who);
        // Those too who asked no longer: that is why it ended.
        List<LoginId> askers = tx.attempts().callers(attempt.id()).stream()
                .map(Caller::login)
                .filter(login -> !login.equals(who) && !blocked.contains(login))
                .toList();
        if (askers.isEmpty()) {
            return Optional.empty();
        }
        return mailbook.find(tx, new MailRef.ById(attempt.mailId()), who)
                .map(mail -> new Past(mail, names(tx, mail, askers, phrases), leg.state(), attempt.begunAt()));
    }

    private List<String> names(AttemptTransaction tx, Mail mail, List<LoginId> logins, Phrases phrases) {
        People people = People.on(tx, directory, mail);
        return logins.stream().map(login -> people.called(login, phrases)).toList();
    }

    private static Optional<Leg> own(AttemptTransaction tx, LoginId who, String legId) {
        return tx.legs().byId(legId).filter(leg -> leg.callee().equals(who));
    }

    private Instant since() {
        return clock.instant().minus(KEPT);
    }
}
