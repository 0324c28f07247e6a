package org.chmail.bridge.xmpp;

/** There is no session now, or it was lost before the server answered. */
final class SessionLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SessionLost(String message) {
        super(message);
    }

    SessionLost(String message, Throwable cause) {
        super(message, cause);
    }
}
