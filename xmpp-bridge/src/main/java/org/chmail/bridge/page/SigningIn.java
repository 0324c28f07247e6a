package org.chmail.bridge.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.ChatLinks.Purpose;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.MailedCodes;
import org.chmail.bridge.directory.Presences;
import org.chmail.bridge.directory.SignInRows.SignIn;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.words.Words;

/**
 * Signing in without a password: the browser's page shows a code, its login is asked, and says yes and that code. Who begins
 * learns nothing about a login that is not theirs: words, time and limits are the same for one that does not exist.
 */
public final class SigningIn {

    /** How long a code is good, and, once it was said, how long the browser may take to notice. */
    static final Duration VALID = Duration.ofMinutes(5);
    /** How often a code can be tried. */
    static final int TRIES = 3;
    /** How often a browser may begin, and a login is asked, in each {@link #PERIOD}. */
    static final int MOST = 5;

    static final Duration PERIOD = Duration.ofHours(1);

    private static final int CODES = 1_000_000;

    /**
     * A browser that waits.
     *
     * @param code that its page shows
     * @param login as it was typed
     * @param left how long it is good
     * @param confirmed whether the login said yes, so that the browser is to {@link #enter}
     */
    public record Waiting(String code, String login, Duration left, boolean confirmed) {}

    private final Transactions<? extends AttemptTransaction> transactions;
    private final ChatLinks links;
    private final MailedCodes codes;
    private final SignInQuestion question;
    private final SayingYes yes;
    private final Clock clock;

    /**
     * A service.
     *
     * @param presences of XMPP alone: an open page answers no question
     * @param mailed whether the bridge sends mail at all: {@code mail.smtp} is set
     * @param executor on which logins are asked; may be blocked for seconds
     */
    public SigningIn(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            Accounts accounts,
            Presences presences,
            ChatLinks links,
            Words words,
            MailedCodes codes,
            boolean mailed,
            Clock clock,
            Executor executor) {
        this.transactions = transactions;
        this.links = links;
        this.codes = codes;
        this.question =
                new SignInQuestion(transactions, directory, accounts, presences, links, words, mailed, clock, executor);
        this.yes = new SayingYes(transactions, directory, codes, clock);
        this.clock = clock;
    }

    /**
     * The browser waits now for this login, which is asked if there is one. What it waited for before is void.
     *
     * @param typed the login as it was typed
     * @param agent what the browser says of itself
     * @param lang in which the login is asked unless it has spoken one
     */
    public BeginOutcome begin(String cookie, String typed, String agent, String lang) {
        Instant now = clock.instant();
        Instant until = now.plus(VALID);
        String login = normal(typed);
        String shown = Browsers.shown(agent);
        String id = UUID.randomUUID().toString();
        String token = links.token(id, Purpose.SIGN_IN, login);
        String cookieHash = ChatLinks.hash(cookie);
        Instant since = now.minus(PERIOD);
        Optional<Integer> before = transactions.write(tx -> {
            if (tx.signIns().askedBy(cookieHash, since) >= MOST) {
                return Optional.empty();
            }
            int asked = tx.signIns().askedFor(login, since);
            tx.signIns().forget(cookieHash);
            String hash = yes.hash(id, code(id, cookie));
            tx.signIns().add(cookieHash, new SignIn(id, login, shown, until, false), hash, ChatLinks.hash(token), now);
            return Optional.of(asked);
        });
        if (before.isEmpty()) {
            return new BeginOutcome.TooMany(PERIOD);
        }
        // One who is asked no more can still say yes by themselves: nobody shuts a login out by asking often.
        if (before.get() < MOST) {
            yes.ours(login).ifPresent(known -> question.ask(known, shown, lang, token, until));
        }
        return new BeginOutcome.Waits();
    }

    /** What this browser waits for, if it does. */
    public Optional<Waiting> waiting(String cookie) {
        Instant now = clock.instant();
        return transactions
                .read(tx -> tx.signIns().of(ChatLinks.hash(cookie), now))
                .map(waits -> new Waiting(
                        code(waits.id(), cookie),
                        waits.login(),
                        Duration.between(now, waits.until()),
                        waits.confirmed()));
    }

    /**
     * A browser whose login has said yes is that login everywhere from now on, once, with another cookie: whoever knew the
     * old one must not be that login.
     *
     * @return whether it was so
     */
    public boolean enter(String cookie, String next) {
        Instant now = clock.instant();
        String before = ChatLinks.hash(cookie);
        String after = ChatLinks.hash(next);
        return transactions.write(tx -> {
            Optional<SignIn> taken =
                    tx.signIns().of(before, now).filter(waits -> tx.signIns().take(waits.id(), now));
            taken.ifPresent(waits -> {
                tx.webSessions().move(before, after);
                Browsers.begin(tx, after, null, new LoginId(waits.login()), waits.agent(), now);
            });
            return taken.isPresent();
        });
    }

    /** The login said yes, and this code. */
    public YesOutcome confirm(LoginId login, String code) {
        return yes.inXmpp(login, code);
    }

    /** The login as whom somebody wants to be signed in, by the link that was mailed to it; empty once it is over. */
    public Optional<String> asked(String token) {
        return yes.asked(token);
    }

    /** Whoever reads that login's mail entered this code at the link. */
    public YesOutcome confirmByMail(String token, String code) {
        return yes.byMail(token, code);
    }

    /** As login IDs are, and without what no database takes. */
    private static String normal(String typed) {
        return typed.replaceAll("\\p{Cc}", "").strip().toLowerCase(Locale.ROOT);
    }

    /** Made of the cookie itself, which is not stored: it can be shown again, but by its own browser's wish only. */
    private String code(String id, String cookie) {
        long number = Long.parseLong(codes.hash(cookie, "sign-in code", id), 0, 12, 16);
        return "%06d".formatted(number % CODES);
    }
}
