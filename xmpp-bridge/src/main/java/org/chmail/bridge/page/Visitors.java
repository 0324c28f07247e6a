package org.chmail.bridge.page;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.attempt.Known;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Mailbook;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.ChatLinks.Purpose;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Alarm;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.GuestPolicy;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.WebSession;

/** Who is at a mail's page, and who comes in there without proving more than that they have its link. */
public final class Visitors {

    /** Of one mail, so many may come in by a name alone. */
    static final int MOST_UNPROVEN = 20;

    private record Here(WebSession session, Visitor visitor) {}

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Directory directory;
    private final Mailbook mailbook;
    private final ChatLinks links;
    private final boolean mailed;
    private final GuestPolicy guests;
    private final Clock clock;

    /**
     * A service.
     *
     * @param mailed whether the bridge sends mail at all: {@code mail.smtp} is set
     */
    public Visitors(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            Mailbook mailbook,
            ChatLinks links,
            boolean mailed,
            GuestPolicy guests,
            Clock clock) {
        this.transactions = transactions;
        this.directory = directory;
        this.mailbook = mailbook;
        this.links = links;
        this.mailed = mailed;
        this.guests = guests;
        this.clock = clock;
    }

    /** What a stranger sees of the mail of this link; empty if there is none that could be chatted about. */
    public Optional<Face> face(String token) {
        return transactions.read(tx -> mail(tx, token)
                .map(mail -> new Face(People.on(tx, directory, mail).author(), mailed, guests == GuestPolicy.ANYONE)));
    }

    /** Who this browser is at the page of this link, if it is somebody. */
    public Optional<Visitor> at(String cookie, String token) {
        Instant now = clock.instant();
        Optional<Here> here = transactions.read(tx -> mail(tx, token)
                .flatMap(mail -> sessionOn(tx, cookie, mail, now)
                        .flatMap(session -> visitor(tx, mail, session.login()).map(who -> new Here(session, who)))));
        here.ifPresent(each -> Seen.note(transactions, each.session(), now));
        return here.map(Here::visitor);
    }

    /** Whether this browser is still that one, which ends with its session. */
    public boolean still(String cookie, Visitor who) {
        Instant now = clock.instant();
        return transactions
                .read(tx -> session(tx, ChatLinks.hash(cookie), who.mail(), now))
                .filter(session -> session.login().equals(who.login()))
                .isPresent();
    }

    /** Who this login is on a mail; empty if they are not on it, or it can't be chatted about any more. */
    public Optional<Visitor> on(LoginId login, String mailId) {
        return transactions.read(
                tx -> mailbook.find(tx, new MailRef.ById(mailId), login).flatMap(mail -> visitor(tx, mail, login)));
    }

    /** What the others on the mail are called. */
    public List<String> others(Visitor who) {
        return transactions.read(tx -> People.on(tx, directory, who.mail()).namesBut(who.login()));
    }

    /**
     * Someone with the link comes in by a name, where anyone may. A browser that is somebody on this mail stays that.
     *
     * @param name what they want to be called
     * @param agent what the browser says of itself
     */
    public NameOutcome comeIn(String cookie, String token, String name, String agent) {
        Instant now = clock.instant();
        return transactions.write(tx -> mail(tx, token)
                .map(mail -> comeIn(tx, mail, cookie, Nicks.line(name), agent, now))
                .orElseGet(NameOutcome.Unknown::new));
    }

    /**
     * Who holds the link of an alarm mail reads that callee's mail: this browser is the callee now, on that mail.
     *
     * @param token of the alarm mail's link
     * @return the token of the mail's own link; empty if there is no such leg, its mail can't be chatted about, or the key
     *     that made its link is gone
     */
    public Optional<String> comeByAnswer(String cookie, String token, String agent) {
        Instant now = clock.instant();
        return transactions.write(tx -> tx.alarms()
                .byTokenHash(ChatLinks.hash(token))
                .map(Alarm::legId)
                .flatMap(tx.legs()::byId)
                .flatMap(leg -> tx.attempts()
                        .byId(leg.attemptId())
                        .flatMap(attempt -> mailbook.find(tx, new MailRef.ById(attempt.mailId()), leg.callee()))
                        .map(mail -> {
                            Browsers.begin(tx, ChatLinks.hash(cookie), mail.id(), leg.callee(), agent, now);
                            return mail;
                        }))
                .flatMap(mail ->
                        links.token(mail.id(), Purpose.MAIL, "", tx.mails().tokenHash(mail.id()))));
    }

    private NameOutcome comeIn(
            AttemptTransaction tx, Mail mail, String cookie, String name, String agent, Instant now) {
        Optional<Visitor> already = sessionOn(tx, cookie, mail, now).flatMap(known -> visitor(tx, mail, known.login()));
        if (already.isPresent()) {
            return new NameOutcome.In(already.get());
        }
        List<Guest> unproven = tx.guests().on(mail.id()).stream()
                .filter(guest -> !guest.proven())
                .toList();
        // Who was put out holds this very link: nobody comes in by it alone any more.
        if (guests != GuestPolicy.ANYONE
                || unproven.size() >= MOST_UNPROVEN
                || unproven.stream().anyMatch(Guest::putOut)) {
            return new NameOutcome.ProveFirst();
        }
        Optional<Nicks.Refusal> refusal =
                Nicks.refusal(name, People.on(tx, directory, mail).names());
        if (refusal.isPresent() || name.isEmpty()) {
            return new NameOutcome.BadName(refusal.orElse(Nicks.Refusal.MISSING));
        }
        Guest guest = Guest.unproven(UUID.randomUUID().toString().replace("-", ""), mail.id(), name);
        tx.guests().add(guest);
        Browsers.begin(tx, ChatLinks.hash(cookie), mail.id(), guest.login(), agent, now);
        return new NameOutcome.In(new Visitor(guest.login(), mail, name, false));
    }

    private Optional<Mail> mail(AttemptTransaction tx, String token) {
        return mailbook.find(tx, new MailRef.ByToken(token));
    }

    private Optional<WebSession> sessionOn(AttemptTransaction tx, String cookie, Mail mail, Instant now) {
        return session(tx, ChatLinks.hash(cookie), mail, now)
                .filter(session -> mailbook.find(tx, new MailRef.ById(mail.id()), session.login())
                        .isPresent());
    }

    private static Optional<WebSession> session(AttemptTransaction tx, String hash, Mail mail, Instant now) {
        return tx.webSessions()
                .onMail(hash, mail.id(), now)
                .or(() -> tx.webSessions().everywhere(hash, now));
    }

    /** Empty of one who has proven nothing, once the setting asks for it. */
    private Optional<Visitor> visitor(AttemptTransaction tx, Mail mail, LoginId login) {
        Visitor who = new Visitor(login, mail, People.on(tx, directory, mail).name(login), Known.is(tx, login));
        return Optional.of(who).filter(one -> one.proven() || guests == GuestPolicy.ANYONE);
    }
}
