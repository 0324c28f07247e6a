package org.chmail.bridge.attempt;

import org.chmail.bridge.directory.DirectoryTransaction;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;

/** Who is known to be who they say: logins, and guests who have proven that they read an address on the mail. */
public final class Known {

    private Known() {}

    /** False of a guest who just has the mail's link. */
    public static boolean is(DirectoryTransaction tx, LoginId login) {
        return !Guest.is(login)
                || tx.guests().byLogin(login).filter(Guest::proven).isPresent();
    }
}
