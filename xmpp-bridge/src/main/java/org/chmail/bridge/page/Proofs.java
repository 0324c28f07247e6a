package org.chmail.bridge.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Mailbook;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.ChatLinks.Purpose;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.MailedCodes;
import org.chmail.bridge.directory.PageCodeRows.Code;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Alarm;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant;
import org.chmail.bridge.model.WebSession;
import org.chmail.bridge.post.Letters;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;

/**
 * How someone with a browser proves to be on a mail: by a code that is mailed to an address on it. Who asks learns nothing
 * about an address that they do not read: words, limits and tries are the same for one that is not on the mail.
 */
public final class Proofs {

    /** How long a code can be returned. */
    static final Duration VALID = Duration.ofMinutes(10);
    /** How often a code can be tried. */
    static final int TRIES = 5;
    /** Codes of one browser, and codes for one address, in each {@link #PERIOD}. */
    static final int MOST = 5;

    static final Duration PERIOD = Duration.ofHours(1);
    /** How long a browser that is not seen keeps what it has proven. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final int LONGEST_AGENT = 200;

    private record Known(WebSession session, Visitor visitor) {}

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Directory directory;
    private final Mailbook mailbook;
    private final ChatLinks links;
    private final Words words;
    private final MailedCodes codes;
    private final boolean mailed;
    private final boolean guests;
    private final Clock clock;

    /**
     * A service.
     *
     * @param key of the codes' hashes, secret
     * @param mailed whether the bridge sends mail at all: {@code mail.smtp} is set
     * @param guests whether people without a login may chat: {@code guests} is not {@code none}
     */
    public Proofs(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            Mailbook mailbook,
            ChatLinks links,
            Words words,
            byte[] key,
            boolean mailed,
            boolean guests,
            Clock clock,
            RandomGenerator random) {
        this.transactions = transactions;
        this.directory = directory;
        this.mailbook = mailbook;
        this.links = links;
        this.words = words;
        this.codes = new MailedCodes(key, random);
        this.mailed = mailed;
        this.guests = guests;
        this.clock = clock;
    }

    /** What a stranger sees of the mail of this link; empty if there is none that could be chatted about. */
    public Optional<Face> face(String token) {
        return transactions.read(tx -> mail(tx, token)
                .map(mail -> new Face(People.on(tx, directory, mail).author(), mailed)));
    }

    /** Who this browser is at the page of this link, if that was proven. */
    public Optional<Visitor> visitor(String cookie, String token) {
        Instant now = clock.instant();
        Optional<Known> known = transactions.read(tx -> mail(tx, token)
                .flatMap(mail -> session(tx, cookie, mail, now)
                        .map(session -> new Known(session, visitor(tx, mail, session.login())))));
        known.ifPresent(each -> Seen.note(transactions, each.session(), now));
        return known.map(Known::visitor);
    }

    /** The address to which this browser last had a code sent for this mail, while it can be returned. */
    public Optional<Address> awaiting(String cookie, String token) {
        Instant now = clock.instant();
        return transactions.read(tx ->
                mail(tx, token).flatMap(mail -> tx.pageCodes().lastAskedFor(ChatLinks.hash(cookie), mail.id(), now)));
    }

    /** Mails a code to the address, if it is on the mail. */
    public CodeOutcome sendCode(String cookie, String token, Address address, String lang) {
        if (!mailed) {
            return new CodeOutcome.NoMail();
        }
        Instant now = clock.instant();
        return transactions.write(tx -> mail(tx, token)
                .map(mail -> sendCode(tx, mail, ChatLinks.hash(cookie), address, words.in(lang), now))
                .orElseGet(CodeOutcome.Unknown::new));
    }

    /**
     * Takes a code.
     *
     * @param name what a guest wants to be called; empty: as in the mail's header
     * @param agent what the browser says of itself
     */
    public ProofOutcome prove(String cookie, String token, String code, String name, String agent) {
        Instant now = clock.instant();
        return transactions.write(tx -> mail(tx, token)
                .map(mail -> prove(tx, mail, ChatLinks.hash(cookie), code.strip(), Nicks.line(name), agent, now))
                .orElseGet(ProofOutcome.Unknown::new));
    }

    /**
     * Who holds the link of an alarm mail reads that callee's mail: this browser is the callee now, on that mail.
     *
     * @param token of the alarm mail's link
     * @return the token of the mail's own link; empty if there is no such leg, its mail can't be chatted about, or the key
     *     that made its link is gone
     */
    public Optional<String> proveByAnswer(String cookie, String token, String agent) {
        Instant now = clock.instant();
        return transactions.write(tx -> tx.alarms()
                .byTokenHash(ChatLinks.hash(token))
                .map(Alarm::legId)
                .flatMap(tx.legs()::byId)
                .flatMap(leg -> tx.attempts()
                        .byId(leg.attemptId())
                        .flatMap(attempt -> mailbook.find(tx, new MailRef.ById(attempt.mailId()), leg.callee()))
                        .map(mail -> {
                            begin(tx, ChatLinks.hash(cookie), mail, leg.callee(), agent, now);
                            return mail;
                        }))
                .flatMap(mail ->
                        links.token(mail.id(), Purpose.MAIL, "", tx.mails().tokenHash(mail.id()))));
    }

    /** The browser has another cookie now. */
    public void move(String cookie, String next) {
        transactions.write(tx -> {
            tx.webSessions().move(ChatLinks.hash(cookie), ChatLinks.hash(next));
            return next;
        });
    }

    /** The browser is nobody any more on this mail. */
    public void forget(String cookie, String token) {
        transactions.write(tx -> {
            mail(tx, token)
                    .flatMap(mail -> tx.webSessions().onMail(ChatLinks.hash(cookie), mail.id(), clock.instant()))
                    .ifPresent(session -> tx.webSessions().end(session.id()));
            return token;
        });
    }

    private Optional<Mail> mail(AttemptTransaction tx, String token) {
        return mailbook.find(tx, new MailRef.ByToken(token));
    }

    private Optional<WebSession> session(AttemptTransaction tx, String cookie, Mail mail, Instant now) {
        String hash = ChatLinks.hash(cookie);
        return tx.webSessions()
                .onMail(hash, mail.id(), now)
                .or(() -> tx.webSessions().everywhere(hash, now))
                .filter(session -> mailbook.find(tx, new MailRef.ById(mail.id()), session.login())
                        .isPresent());
    }

    private Visitor visitor(AttemptTransaction tx, Mail mail, LoginId login) {
        return new Visitor(login, mail, People.on(tx, directory, mail).name(login));
    }

    private CodeOutcome sendCode(
            AttemptTransaction tx, Mail mail, String cookieHash, Address address, Phrases phrases, Instant now) {
        Instant since = now.minus(PERIOD);
        if (tx.pageCodes().askedBy(cookieHash, since) >= MOST) {
            return new CodeOutcome.TooMany(PERIOD);
        }
        boolean mayMail = tx.pageCodes().askedFor(address, since) < MOST;
        boolean on = mayProve(tx, mail, address);
        String code = codes.code();
        // A code that nobody is told stands for an address that is not on the mail: it can be tried just as often.
        String hashed = on ? code : UUID.randomUUID().toString();
        String hash = codes.hash(hashed, "page", cookieHash, mail.id(), address);
        tx.pageCodes().add(cookieHash, mail.id(), address, hash, now, now.plus(VALID));
        if (on && mayMail) {
            String text = phrases.say("letter.page", phrases.subject(mail), code, VALID.toMinutes());
            Letters.send(
                    tx, Letter.create(address, phrases.lang(), phrases.say("letter.page.subject", code), text), now);
        }
        return new CodeOutcome.OnItsWay();
    }

    private boolean mayProve(AttemptTransaction tx, Mail mail, Address address) {
        return People.on(tx, directory, mail).byAddress(address).isPresent()
                && (guests || directory.loginOf(tx, address).isPresent());
    }

    private ProofOutcome prove(
            AttemptTransaction tx, Mail mail, String cookieHash, String code, String name, String agent, Instant now) {
        Optional<Address> expected = tx.pageCodes().lastAskedFor(cookieHash, mail.id(), now);
        if (expected.isEmpty()) {
            return new ProofOutcome.NoCode();
        }
        People people = People.on(tx, directory, mail);
        Optional<Nicks.Refusal> refusal = Nicks.refusal(name, people.namesBut(expected.get()));
        if (refusal.isPresent()) {
            return new ProofOutcome.BadName(refusal.get());
        }
        int left = 0;
        for (Code waiting : tx.pageCodes().tried(cookieHash, mail.id(), now, TRIES)) {
            left = Math.max(left, TRIES - waiting.tries());
            if (codes.isOf(waiting.hash(), code, "page", cookieHash, mail.id(), waiting.address())) {
                tx.pageCodes().forget(cookieHash, mail.id());
                return proven(tx, people, mail, cookieHash, waiting.address(), name, agent, now);
            }
        }
        return left == 0 ? new ProofOutcome.NoCode() : new ProofOutcome.Wrong(left);
    }

    private ProofOutcome proven(
            AttemptTransaction tx,
            People people,
            Mail mail,
            String cookieHash,
            Address address,
            String name,
            String agent,
            Instant now) {
        Optional<Participant> participant = people.byAddress(address);
        Optional<LoginId> bound = directory.loginOf(tx, address);
        Optional<Guest> known =
                bound.isPresent() ? Optional.empty() : tx.guests().of(mail.id(), address);
        if (participant.isEmpty() || known.filter(Guest::putOut).isPresent()) {
            return new ProofOutcome.PutOut();
        }
        LoginId login = bound.orElseGet(() -> guest(tx, mail, participant.get(), known, name));
        begin(tx, cookieHash, mail, login, agent, now);
        return new ProofOutcome.Proven(visitor(tx, mail, login));
    }

    private static void begin(
            AttemptTransaction tx, String cookieHash, Mail mail, LoginId login, String agent, Instant now) {
        String shown = agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
        String id = UUID.randomUUID().toString();
        tx.webSessions().put(cookieHash, new WebSession(id, mail.id(), login, shown, now, now, now.plus(KEPT)));
    }

    private static LoginId guest(
            AttemptTransaction tx, Mail mail, Participant participant, Optional<Guest> known, String name) {
        String called = name.isEmpty() ? People.shown(participant) : name;
        if (known.isPresent()) {
            tx.guests().rename(known.get().login(), called);
            return known.get().login();
        }
        LoginId login = Guest.login(UUID.randomUUID().toString().replace("-", ""));
        tx.guests().add(new Guest(login, mail.id(), participant.address(), called, false));
        return login;
    }
}
