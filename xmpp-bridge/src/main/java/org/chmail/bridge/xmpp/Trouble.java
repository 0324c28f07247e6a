package org.chmail.bridge.xmpp;

import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jivesoftware.smack.SmackException.EndpointConnectionException;
import org.jivesoftware.smack.SmackException.SecurityRequiredByClientException;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.packet.StreamError;
import org.jivesoftware.smack.sasl.SASLErrorException;

/**
 * Why there is no session, and what an admin can do.
 *
 * @param kind troubles of one kind are logged once
 * @param sentence for an admin
 */
record Trouble(Kind kind, String sentence) {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration SLOW = Duration.ofSeconds(30);

    enum Kind {
        UNREACHABLE,
        PASSWORD,
        TLS,
        CONFLICT
    }

    static Trouble of(Throwable failure, XmppSettings settings) {
        if (failure instanceof SASLErrorException) {
            return new Trouble(
                    Kind.PASSWORD,
                    "The XMPP server refuses the password of " + settings.account() + "."
                            + (settings.own()
                                    ? " Make that account there, or set `xmpp.password`. It is tried again every "
                                            + SLOW.toSeconds() + " s."
                                    : " CHmail's plugin is asked to set it when somebody is to sit there."));
        }
        if (failure instanceof StreamErrorException error
                && error.getStreamError().getCondition() == StreamError.Condition.conflict) {
            return new Trouble(
                    Kind.CONFLICT,
                    "Someone else signed in as " + settings.account() + "/" + settings.resource()
                            + ". Give each bridge another `node`.");
        }
        if (failure instanceof SecurityRequiredByClientException || causedByTls(failure)) {
            return new Trouble(
                    Kind.TLS,
                    "No encrypted connection to " + settings.host() + ":" + settings.port() + " for "
                            + settings.domain() + ": " + rootOf(failure)
                            + ". Give the XMPP server a certificate for that domain, or name its CA in `xmpp.tls.caFile`.");
        }
        return new Trouble(
                Kind.UNREACHABLE,
                "No XMPP session at " + settings.host() + ":" + settings.port() + " (" + rootOf(failure)
                        + "). It is tried again.");
    }

    /** How long to wait before the next try, after {@code tries} in vain. */
    Duration pause(int tries) {
        if (kind == Kind.PASSWORD || kind == Kind.CONFLICT) {
            return SLOW;
        }
        Duration pause = Duration.ofMillis(250L << Math.min(tries, 6));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static boolean causedByTls(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SSLException || t instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        if (failure instanceof EndpointConnectionException endpoints
                && !endpoints.getConnectionExceptions().isEmpty()) {
            root = endpoints.getConnectionExceptions().get(0).getException();
        }
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message.strip();
    }
}
