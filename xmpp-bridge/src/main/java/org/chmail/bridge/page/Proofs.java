package org.chmail.bridge.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.attempt.MailRef;
import org.chmail.bridge.attempt.Mailbook;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.MailedCodes;
import org.chmail.bridge.directory.PageCodeRows.Code;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant;
import org.chmail.bridge.post.Letters;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;
import org.jspecify.annotations.Nullable;

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

    /**
     * What is answered, and done beside it.
     *
     * @param letter null if none is to be sent
     */
    private record Answer(CodeOutcome outcome, @Nullable Letter letter) {}

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Directory directory;
    private final Mailbook mailbook;
    private final Words words;
    private final MailedCodes codes;
    private final boolean mailed;
    private final boolean guests;
    private final Clock clock;
    private final Executor executor;

    /**
     * A service.
     *
     * @param key of the codes' hashes, secret
     * @param mailed whether the bridge sends mail at all: {@code mail.smtp} is set
     * @param guests whether people without a login may chat: {@code guests} is not {@code none}
     * @param executor on which codes are mailed, beside the request
     */
    public Proofs(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            Mailbook mailbook,
            Words words,
            byte[] key,
            boolean mailed,
            boolean guests,
            Clock clock,
            RandomGenerator random,
            Executor executor) {
        this.transactions = transactions;
        this.directory = directory;
        this.mailbook = mailbook;
        this.words = words;
        this.codes = new MailedCodes(key, random);
        this.mailed = mailed;
        this.guests = guests;
        this.clock = clock;
        this.executor = executor;
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
        Answer answer = transactions.write(tx -> mail(tx, token)
                .map(mail -> sendCode(tx, mail, ChatLinks.hash(cookie), address, words.in(lang), now))
                .orElseGet(() -> new Answer(new CodeOutcome.Unknown(), null)));
        Letter letter = answer.letter();
        if (letter != null) {
            // Beside the request, which takes as long for an address that is not on the mail.
            executor.execute(() -> transactions.write(tx -> {
                Letters.send(tx, letter, now);
                return letter;
            }));
        }
        return answer.outcome();
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

    private Optional<Mail> mail(AttemptTransaction tx, String token) {
        return mailbook.find(tx, new MailRef.ByToken(token));
    }

    private Answer sendCode(
            AttemptTransaction tx, Mail mail, String cookieHash, Address address, Phrases phrases, Instant now) {
        Instant since = now.minus(PERIOD);
        if (tx.pageCodes().askedBy(cookieHash, since) >= MOST) {
            return new Answer(new CodeOutcome.TooMany(PERIOD), null);
        }
        boolean mayMail = tx.pageCodes().askedFor(address, since) < MOST;
        boolean on = mayProve(tx, mail, address);
        String code = codes.code();
        // A code that nobody is told stands for an address that is not on the mail: it can be tried just as often.
        String hashed = on ? code : UUID.randomUUID().toString();
        String hash = codes.hash(hashed, "page", cookieHash, mail.id(), address);
        tx.pageCodes().add(cookieHash, mail.id(), address, hash, now, now.plus(VALID));
        String text = phrases.say("letter.page", phrases.subject(mail), code, VALID.toMinutes());
        Letter letter = Letter.create(address, phrases.lang(), phrases.say("letter.page.subject", code), text);
        return new Answer(new CodeOutcome.OnItsWay(), on && mayMail ? letter : null);
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
        Browsers.begin(tx, cookieHash, mail.id(), login, agent, now);
        return new ProofOutcome.Proven();
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
