package org.chmail.bridge.directory;

import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.LoginSettings;

/** What logins choose for themselves. */
public final class Preferences {

    private final Transactions<? extends DirectoryTransaction> transactions;

    public Preferences(Transactions<? extends DirectoryTransaction> transactions) {
        this.transactions = transactions;
    }

    /** From now on this login's mails are stamped, or not. */
    public void stamp(LoginId login, boolean on) {
        transactions.write(tx -> {
            LoginSettings now = tx.logins().settings(login);
            tx.logins().choose(login, new LoginSettings(on, now.notified(), now.lang()));
            return login;
        });
    }
}
