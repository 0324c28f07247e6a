package org.chmail.openfire.seats;

/**
 * What the seats need of the server's accounts. Users are user names, the part before the {@code @}.
 *
 * <p>What changes an account throws {@link UnsupportedOperationException} where Openfire only reads its users from somewhere
 * else.
 */
interface Accounts {
    boolean exists(String user);

    /** Whether this user was marked as a seat of ours. */
    boolean isMarked(String user);

    /** Notes that this account is a seat of ours, for as long as it exists. */
    void mark(String user);

    boolean hasPassword(String user, String password);

    /** Makes an account that is not there. */
    void create(String user, String password);

    void setPassword(String user, String password);

    /** Ends all sessions of this user. */
    void endSessions(String user);
}
