package org.chmail.bridge.attempt;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chmail.bridge.directory.DirectoryTransaction;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant.Role;

/** Who is to be asked. */
final class Callees {

    private final Mailbook mailbook;

    Callees(Mailbook mailbook) {
        this.mailbook = mailbook;
    }

    /** At the beginning: the author when a receiver calls, each To when the author calls. */
    List<LoginId> first(DirectoryTransaction tx, Mail mail, LoginId caller) {
        Role role = caller.equals(mail.author()) ? Role.TO : Role.AUTHOR;
        return others(tx, mail, EnumSet.of(role), Set.of(caller));
    }

    /** Once someone has joined: everyone else on the mail. */
    List<LoginId> late(DirectoryTransaction tx, Mail mail, Set<LoginId> known) {
        return others(tx, mail, EnumSet.allOf(Role.class), known);
    }

    private List<LoginId> others(DirectoryTransaction tx, Mail mail, Set<Role> roles, Set<LoginId> known) {
        return mailbook.logins(tx, mail, roles).stream()
                .filter(login -> !known.contains(login))
                .toList();
    }
}
