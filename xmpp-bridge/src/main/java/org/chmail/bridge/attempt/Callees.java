package org.chmail.bridge.attempt;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chmail.bridge.directory.Accounts;
import org.chmail.bridge.directory.DirectoryTransaction;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Attempt;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant.Role;

/** Who is to be asked. */
final class Callees {

    private final Mailbook mailbook;
    private final Accounts accounts;
    private final int most;

    /** @param most {@code attempt.maxCallees} */
    Callees(Mailbook mailbook, Accounts accounts, int most) {
        this.mailbook = mailbook;
        this.accounts = accounts;
        this.most = most;
    }

    /** At the beginning: the author when a receiver calls, each To when the author calls. */
    List<LoginId> first(DirectoryTransaction tx, Mail mail, LoginId caller) {
        Role role = caller.equals(mail.author()) ? Role.TO : Role.AUTHOR;
        return others(tx, mail, EnumSet.of(role), Set.of(caller));
    }

    /** Once someone has joined: everyone else on the mail, or nobody if that were more people than are called. */
    List<LoginId> late(AttemptTransaction tx, Attempt attempt, Mail mail) {
        Set<LoginId> known = new HashSet<>(Legs.callers(tx, attempt));
        tx.legs().ofAttempt(attempt.id()).forEach(leg -> known.add(leg.callee()));
        List<LoginId> late = others(tx, mail, EnumSet.allOf(Role.class), known);
        return late.size() + known.size() <= most + 1 ? late : List.of();
    }

    private List<LoginId> others(DirectoryTransaction tx, Mail mail, Set<Role> roles, Set<LoginId> known) {
        return mailbook.logins(tx, mail, roles).stream()
                .filter(login -> !known.contains(login) && !accounts.missing(login))
                .toList();
    }

    /** Asks the XMPP server about all who are on a mail; not in a transaction. */
    void learn(Transactions<? extends DirectoryTransaction> transactions, Mail mail) {
        accounts.learn(transactions.read(tx -> mailbook.logins(tx, mail, EnumSet.allOf(Role.class))));
    }
}
