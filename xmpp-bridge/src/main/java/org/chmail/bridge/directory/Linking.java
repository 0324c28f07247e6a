package org.chmail.bridge.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.chmail.bridge.directory.LinkCodeRows.Code;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.post.Letters;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;

/**
 * Binds mail addresses to logins, by a code that is mailed there. Who asks learns nothing about an address that they do
 * not read: words, limits and tries are the same for one that can't be linked, and what there is to say about it goes by
 * mail to it. An address stays with the login that linked it first, until that one unlinks it.
 */
public final class Linking {

    /** How long a code can be returned. */
    static final Duration VALID = Duration.ofMinutes(10);
    /** How often a code can be tried. */
    static final int TRIES = 3;
    /** Codes of one login, and codes for one address, in each {@link #PERIOD}. */
    static final int MOST = 5;

    public static final Duration PERIOD = Duration.ofHours(1);

    /** What a mail server can take without quotes (RFC 5321 §4.1.2, RFC 6531 §3.3). */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?=.{3,254}$)[^\\s\\p{Cc}<>()\\[\\],;:\\\\\"@]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

    private final Transactions<? extends DirectoryTransaction> transactions;
    private final Directory directory;
    private final Words words;
    private final MailedCodes codes;
    private final boolean mailed;
    private final Clock clock;

    /**
     * A service.
     *
     * @param key of the codes' hashes, secret
     * @param mailed whether the bridge sends mail at all: {@code mail.smtp} is set
     */
    public Linking(
            Transactions<? extends DirectoryTransaction> transactions,
            Directory directory,
            Words words,
            byte[] key,
            boolean mailed,
            Clock clock,
            RandomGenerator random) {
        this.transactions = transactions;
        this.directory = directory;
        this.words = words;
        this.codes = new MailedCodes(key, random);
        this.mailed = mailed;
        this.clock = clock;
    }

    /** Reads an address as people write it; empty if it is none. */
    public static Optional<Address> address(String text) {
        return ADDRESS.matcher(text).matches() && !text.contains("..")
                ? Optional.of(new Address(text))
                : Optional.empty();
    }

    /** Mails a code to the address, if it can be linked; else what hinders. */
    public LinkOutcome link(LoginId login, Address address) {
        if (!mailed) {
            return new LinkOutcome.NoMail();
        }
        Instant now = clock.instant();
        return transactions.write(tx -> link(tx, login, address, now));
    }

    /** Links the address to which this code was mailed. */
    public VerifyOutcome verify(LoginId login, String code) {
        Instant now = clock.instant();
        return transactions.write(tx -> verify(tx, login, code, now));
    }

    /** Takes an address from a login; false if it was not linked to it. */
    public boolean unlink(LoginId login, Address address) {
        return transactions.write(tx -> {
            tx.linkCodes().forget(login, address);
            return tx.addresses().unlink(address, login);
        });
    }

    private LinkOutcome link(DirectoryTransaction tx, LoginId login, Address address, Instant now) {
        Instant since = now.minus(PERIOD);
        if (tx.linkCodes().askedBy(login, since) >= MOST) {
            Instant first = tx.linkCodes().firstAskedBy(login, since).orElse(now);
            return new LinkOutcome.TooMany(Duration.between(since, first));
        }
        boolean mayMail = tx.linkCodes().askedFor(address, since) < MOST;
        Optional<LoginId> owner = directory.loginOf(tx, address);
        boolean linkable = owner.isEmpty() && !directory.trusts(address);
        String code = codes.code();
        // A code that nobody is told stands for one that can't be linked: it can be tried just as often.
        String hashed = linkable ? code : UUID.randomUUID().toString();
        tx.linkCodes().add(login, address, codes.hash(hashed, "link", login, address), now, now.plus(VALID));
        if (mayMail) {
            Phrases phrases = words.in(tx.logins().settings(login).lang());
            String text = linkable
                    ? phrases.say("letter.link", login, address, code, VALID.toMinutes())
                    : phrases.say(hindrance(login, address, owner), login, address);
            Letters.send(
                    tx, Letter.create(address, phrases.lang(), phrases.say("letter.link.subject", login), text), now);
        }
        return new LinkOutcome.CodeMailed(address);
    }

    private String hindrance(LoginId login, Address address, Optional<LoginId> owner) {
        if (owner.filter(login::equals).isPresent()) {
            return "letter.link.own";
        }
        return directory.trusts(address) ? "letter.link.trusted" : "letter.link.taken";
    }

    private VerifyOutcome verify(DirectoryTransaction tx, LoginId login, String code, Instant now) {
        int left = 0;
        boolean any = false;
        for (Code waiting : tx.linkCodes().tried(login, now, TRIES)) {
            any = true;
            left = Math.max(left, TRIES - waiting.tries());
            if (codes.isOf(waiting.hash(), code, "link", login, waiting.address())) {
                return tx.addresses().link(waiting.address(), login, now)
                        ? new VerifyOutcome.Linked(waiting.address())
                        : new VerifyOutcome.Taken(waiting.address());
            }
        }
        return any ? new VerifyOutcome.Wrong(left) : new VerifyOutcome.NoCode();
    }
}
