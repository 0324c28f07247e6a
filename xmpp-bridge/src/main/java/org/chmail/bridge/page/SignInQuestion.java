package org.chmail.bridge.page;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.Presences;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Letter;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Parcel;
import org.chmail.bridge.model.Parcel.Kind;
import org.chmail.bridge.model.Presence;
import org.chmail.bridge.post.Letters;
import org.chmail.bridge.words.Phrases;
import org.chmail.bridge.words.Words;

/**
 * Asks a login whether it is they who want to be signed in: in XMPP, and if they are off, by mail, too. Neither holds the
 * code. Done beside the request that began it, which therefore takes as long whoever there is.
 */
final class SignInQuestion {

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Directory directory;
    private final Accounts accounts;
    private final Presences presences;
    private final ChatLinks links;
    private final Words words;
    private final boolean mailed;
    private final Clock clock;
    private final Executor executor;

    SignInQuestion(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            Accounts accounts,
            Presences presences,
            ChatLinks links,
            Words words,
            boolean mailed,
            Clock clock,
            Executor executor) {
        this.transactions = transactions;
        this.directory = directory;
        this.accounts = accounts;
        this.presences = presences;
        this.links = links;
        this.words = words;
        this.mailed = mailed;
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * Asks.
     *
     * @param lang in which, unless the login has spoken one
     * @param token of the link that is mailed
     */
    void ask(LoginId login, String agent, String lang, String token, Instant until) {
        executor.execute(() -> {
            accounts.learn(Set.of(login));
            if (accounts.missing(login)) {
                return;
            }
            Instant now = clock.instant();
            transactions.write(tx -> {
                Phrases phrases = phrases(tx, login, lang);
                String text = phrases.say("signIn.asked", browser(phrases, agent), SigningIn.VALID.toMinutes());
                tx.outbox()
                        .add(Parcel.of(UUID.randomUUID().toString(), Kind.NOTICE, login.value(), text, now)
                                .worded(phrases.lang(), null));
                return login;
            });
            if (mailed) {
                presences
                        .confirm(login)
                        .thenAcceptAsync(presence -> mailIfOff(presence, login, agent, lang, token, until), executor);
            }
        });
    }

    /** What the browser is called, in a sentence. */
    static String browser(Phrases phrases, String agent) {
        return BrowserNames.of(agent).orElseGet(() -> phrases.say("signIn.browser"));
    }

    private void mailIfOff(Presence presence, LoginId login, String agent, String lang, String token, Instant until) {
        Instant now = clock.instant();
        if (presence != Presence.OFF || !now.isBefore(until)) {
            return;
        }
        transactions.write(tx -> {
            Phrases phrases = phrases(tx, login, lang);
            String subject = phrases.say("letter.signIn.subject");
            String text = phrases.say(
                    "letter.signIn",
                    browser(phrases, agent),
                    login,
                    links.signInUrl(token),
                    SigningIn.VALID.toMinutes());
            for (Address address : addresses(tx, login)) {
                Letters.send(tx, Letter.create(address, phrases.lang(), subject, text), now);
            }
            return login;
        });
    }

    /** The trusted one, which is surely theirs; else those that are linked. */
    private Set<Address> addresses(AttemptTransaction tx, LoginId login) {
        Set<Address> all = directory.addressesOf(tx, login);
        Set<Address> trusted = all.stream().filter(directory::trusts).collect(Collectors.toSet());
        return trusted.isEmpty() ? all : trusted;
    }

    private Phrases phrases(AttemptTransaction tx, LoginId login, String lang) {
        return words.in(Optional.of(tx.logins().settings(login).lang())
                .filter(spoken -> !spoken.isEmpty())
                .orElse(lang));
    }
}
