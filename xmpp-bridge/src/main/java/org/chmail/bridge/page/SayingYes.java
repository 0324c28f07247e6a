package org.chmail.bridge.page;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chmail.bridge.attempt.AttemptTransaction;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.MailedCodes;
import org.chmail.bridge.directory.SignInRows.Code;
import org.chmail.bridge.directory.SignInRows.SignIn;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.SeatAccount;

/** The answer of a login whom a browser waits for: yes, and the code that its page shows. */
final class SayingYes {

    private static final String UNFIT = "\"&'<>:";

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Directory directory;
    private final MailedCodes codes;
    private final Clock clock;

    SayingYes(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            MailedCodes codes,
            Clock clock) {
        this.transactions = transactions;
        this.directory = directory;
        this.codes = codes;
        this.clock = clock;
    }

    /** What is stored of a code. */
    String hash(String id, String code) {
        return codes.hash(code, "sign-in", id);
    }

    /** The login, if it is one of this host that somebody can have. */
    Optional<LoginId> ours(String text) {
        try {
            LoginId login = new LoginId(text);
            boolean fit = login.domain().equals(directory.host())
                    && !SeatAccount.is(login)
                    && !Guest.is(login)
                    && login.local().chars().noneMatch(c -> Character.isWhitespace(c) || UNFIT.indexOf(c) >= 0);
            return fit ? Optional.of(login) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    YesOutcome inXmpp(LoginId login, String code) {
        if (ours(login.value()).isEmpty()) {
            return new YesOutcome.NoCode();
        }
        Instant now = clock.instant();
        return transactions.write(tx -> confirm(tx, tx.signIns().tried(login, now, SigningIn.TRIES), code, now));
    }

    Optional<String> asked(String token) {
        Instant now = clock.instant();
        return transactions.read(
                tx -> tx.signIns().byToken(ChatLinks.hash(token), now).map(SignIn::login));
    }

    YesOutcome byMail(String token, String code) {
        Instant now = clock.instant();
        String hash = ChatLinks.hash(token);
        return transactions.write(tx -> {
            List<Code> meant = tx.signIns().triedByToken(hash, now, SigningIn.TRIES).stream()
                    .toList();
            return confirm(tx, meant, code, now);
        });
    }

    private YesOutcome confirm(AttemptTransaction tx, List<Code> waiting, String code, Instant now) {
        List<Code> meant = waiting.stream()
                .filter(each -> codes.isOf(each.hash(), code, "sign-in", each.id()))
                .toList();
        // Of two that show the same code one may be a stranger's.
        if (meant.size() == 1 && tx.signIns().confirm(meant.get(0).id(), now.plus(SigningIn.VALID))) {
            return new YesOutcome.SignedIn(meant.get(0).agent());
        }
        return waiting.stream()
                .map(each -> SigningIn.TRIES - each.tries())
                .max(Integer::compare)
                .<YesOutcome>map(YesOutcome.Wrong::new)
                .orElseGet(YesOutcome.NoCode::new);
    }
}
