package org.chmail.bridge.directory;

import java.util.Optional;

/**
 * Whether the bridge may believe that an XMPP account is the mail user of the same name. While anyone may register at
 * the XMPP server, it may not, and stamps nothing; a server on loopback is let off.
 */
public final class RegistrationGuard {

    /** What is known of in-band registration (XEP-0077). */
    public enum Registration {
        UNKNOWN,
        OPEN,
        CLOSED
    }

    private final boolean loopback;
    private volatile Registration registration = Registration.UNKNOWN;

    /**
     * A guard that has learned nothing yet.
     *
     * @param loopback the XMPP server is reached by a loopback address
     */
    public RegistrationGuard(boolean loopback) {
        this.loopback = loopback;
    }

    public void learned(Registration now) {
        registration = now;
    }

    /** Why nothing is stamped, for an admin; empty when all is well. */
    public Optional<String> objection() {
        if (loopback) {
            return Optional.empty();
        }
        return switch (registration) {
            case CLOSED -> Optional.empty();
            case UNKNOWN ->
                Optional.of("Not yet known whether the XMPP server lets anyone register:"
                        + " nothing is stamped until the bridge has been connected to it once.");
            case OPEN ->
                Optional.of("The XMPP server lets anyone register, so an account there proves nothing about mail."
                        + " Turn in-band registration off (Openfire: Server Settings, Registration & Login).");
        };
    }
}
