package org.chmail.bridge.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;

/** Tries whether the mail server can be reached, and whether our account may submit (RFC 4954). No mail is sent. */
public final class SmtpProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * What was seen.
     *
     * @param says for an admin, with what to do if it is not well
     */
    public record Finding(boolean ok, String says) {}

    private final SmtpSettings settings;

    public SmtpProbe(SmtpSettings settings) {
        this.settings = settings;
    }

    /** Connects, authenticates if there is a user, and disconnects. */
    public Finding run() {
        String user = settings.user();
        try (Transport smtp = Session.getInstance(settings.session(PATIENCE)).getTransport("smtp")) {
            smtp.connect(settings.host(), settings.port(), user, settings.password());
            return new Finding(
                    true,
                    settings.server()
                            + (user == null
                                    ? " answers; there is no `mail.user`, so no login was tried"
                                    : " answers, and " + user + " may log in"));
        } catch (MessagingException e) {
            return new Finding(false, SmtpFailure.says(settings, e));
        }
    }
}
