package org.chmail.openfire.seats;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes seats, and takes back those whose password is another one. An account of such a name that CHmail did not make may be
 * a person's: it is taken over only by who knows its password.
 */
final class SeatBook {
    private static final Logger LOG = LoggerFactory.getLogger(SeatBook.class);

    private final Accounts accounts;

    SeatBook(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Makes the account if it is missing, and sees to it that it has this password. One at a time: two nodes of the bridge may
     * ask for the same seat.
     *
     * @param user the user name of a seat
     * @throws SomebodyElses if that account is not ours
     * @throws UnsupportedOperationException if accounts can't be changed here
     */
    synchronized void ensure(String user, String password) throws SomebodyElses {
        if (!accounts.exists(user)) {
            accounts.create(user, password);
            accounts.mark(user);
            LOG.info("Made the account {}, on which the CHmail bridge lets people with a browser sit", user);
        } else if (accounts.hasPassword(user, password)) {
            if (!accounts.isMarked(user)) {
                accounts.mark(user);
                LOG.info("The account {} is a seat of the CHmail bridge from now on: it knew its password", user);
            }
        } else if (accounts.isMarked(user)) {
            accounts.setPassword(user, password);
            // Openfire leaves a session up whose password has changed: who knew the old one would stay in the rooms.
            accounts.endSessions(user);
            LOG.info("The account {} has a new password, as the CHmail bridge wants it", user);
        } else {
            throw new SomebodyElses(user);
        }
    }

    /** The account is there, has another password, and was not made by CHmail. */
    static final class SomebodyElses extends Exception {
        private static final long serialVersionUID = 1L;

        SomebodyElses(String user) {
            super("There is an account " + user + " that CHmail did not make, with another password. If it is nobody's,"
                    + " delete it in Openfire's console: CHmail makes it anew.");
        }
    }
}
