package org.chmail.bridge.attempt;

import java.util.List;
import java.util.Optional;
import org.chmail.bridge.directory.DirectoryTransaction;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.words.Phrases;

/** How people are named to others: by their login ID, and guests by their name. */
final class Called {

    private Called() {}

    static String one(DirectoryTransaction tx, Phrases phrases, LoginId login) {
        if (!Guest.is(login)) {
            return login.value();
        }
        Optional<Guest> guest = tx.guests().byLogin(login);
        return phrases.guest(
                guest.map(Guest::name).orElse(""), guest.filter(Guest::proven).isPresent());
    }

    static List<String> all(DirectoryTransaction tx, Phrases phrases, List<LoginId> logins) {
        return logins.stream().map(login -> one(tx, phrases, login)).toList();
    }
}
