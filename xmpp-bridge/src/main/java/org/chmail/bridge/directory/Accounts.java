package org.chmail.bridge.directory;

import java.util.Collection;
import org.chmail.bridge.model.LoginId;

/**
 * Which logins have an account on the XMPP server. An address in a trusted domain need not: it may be a list's. Such a
 * one is nobody's login, and is neither rung nor sent system mail.
 */
public interface Accounts {

    /** Where the server tells nothing: each login may have one. */
    Accounts UNKNOWN = new Accounts() {
        @Override
        public void learn(Collection<LoginId> logins) {}

        @Override
        public boolean missing(LoginId login) {
            return false;
        }
    };

    /** Asks the server about those of whom nothing is remembered; blocks for seconds at the most. */
    void learn(Collection<LoginId> logins);

    /** Whether the server said that there is no such account; returns at once. False for one that it did not tell about. */
    boolean missing(LoginId login);
}
