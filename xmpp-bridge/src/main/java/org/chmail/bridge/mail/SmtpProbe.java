package org.chmail.bridge.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Tries whether the mail server can be reached, and whether our account may submit (RFC 4954). No mail is sent. */
public final class SmtpProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * What was seen.
     *
     * @param says for an admin, with what to do if it is not well
     */
    public record Finding(boolean ok, String says) {}

    private final String host;
    private final int port;

    public SmtpProbe(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** Connects, authenticates if there is a user, and disconnects. */
    public Finding run(@Nullable String user, @Nullable String password) {
        var properties = new Properties();
        String patience = String.valueOf(PATIENCE.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", patience);
        properties.setProperty("mail.smtp.timeout", patience);
        properties.setProperty("mail.smtp.auth", String.valueOf(user != null));
        properties.setProperty("mail.smtp.starttls.enable", "true");
        try (Transport smtp = Session.getInstance(properties).getTransport("smtp")) {
            smtp.connect(host, port, user, password);
            return new Finding(
                    true,
                    user == null
                            ? "answers; there is no `mail.user`, so no login was tried"
                            : "answers, and " + user + " may log in");
        } catch (AuthenticationFailedException e) {
            return new Finding(
                    false,
                    "refused `mail.user` and `mail.password` (" + e.getMessage()
                            + "). Set them right, or make the account.");
        } catch (MessagingException e) {
            return new Finding(
                    false,
                    e.getMessage() + ". Does the mail server run, and is `mail.smtp` its address for submission?");
        }
    }
}
