package org.chmail.bridge.model;

import static java.util.Objects.requireNonNull;

/**
 * Someone without a login who may chat about one mail: they have proven that they read an address on it, or just have its
 * link.
 *
 * @param login by which the ladder knows them; no XMPP server has it
 * @param mailId the one mail that they may chat about
 * @param address by which they are on it; of who has proven nothing, one that is nobody's
 * @param name what they want to be called
 * @param putOut whether they were put out of a chat about it, and so may not come back
 */
public record Guest(LoginId login, String mailId, Address address, String name, boolean putOut) {

    /** Nobody's on the net (RFC 2606 §2). */
    private static final String DOMAIN = "guests.invalid";

    public Guest {
        requireNonNull(login);
        requireNonNull(mailId);
        requireNonNull(address);
        requireNonNull(name);
    }

    /** A login for a new guest. */
    public static LoginId login(String id) {
        return new LoginId(id + "@" + DOMAIN);
    }

    /** A new guest who has proven nothing. */
    public static Guest unproven(String id, String mailId, String name) {
        LoginId login = login(id);
        return new Guest(login, mailId, new Address(login.value()), name, false);
    }

    /** Whether they have proven that they read an address on the mail. */
    public boolean proven() {
        return !address.value().equals(login.value());
    }

    /** Whether this is a guest's. */
    public static boolean is(LoginId login) {
        return login.domain().equals(DOMAIN);
    }
}
