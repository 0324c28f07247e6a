package org.chmail.bridge.directory;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.LoginSettings;

/** What logins choose for themselves, and how they speak. */
public final class Preferences {

    private final Transactions<? extends DirectoryTransaction> transactions;

    public Preferences(Transactions<? extends DirectoryTransaction> transactions) {
        this.transactions = transactions;
    }

    /** From now on this login's mails are stamped, or not. */
    public void stamp(LoginId login, boolean on) {
        choose(login, now -> new LoginSettings(on, now.notified(), now.lang()));
    }

    /** From now on this login is told at delivery of a stamped mail, or not. */
    public void notify(LoginId login, boolean on) {
        choose(login, now -> new LoginSettings(now.stamping(), on, now.lang()));
    }

    private void choose(LoginId login, UnaryOperator<LoginSettings> change) {
        transactions.write(tx -> {
            tx.logins().choose(login, change.apply(tx.logins().settings(login)));
            return login;
        });
    }

    /** What this login chose. */
    public LoginSettings of(LoginId login) {
        return transactions.read(tx -> tx.logins().settings(login));
    }

    /**
     * This login speaks so. Written only if it spoke otherwise before.
     *
     * @param lang a tag (BCP 47); one that names no language teaches nothing
     */
    public void speaks(LoginId login, String lang) {
        Locale said = Locale.forLanguageTag(lang);
        if (said.getLanguage().isEmpty()) {
            return;
        }
        String tag = new Locale.Builder()
                .setLanguage(said.getLanguage())
                .setScript(said.getScript())
                .setRegion(said.getCountry())
                .build()
                .toLanguageTag();
        if (of(login).lang().equals(tag)) {
            return;
        }
        choose(login, now -> new LoginSettings(now.stamping(), now.notified(), tag));
    }
}
