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

    private final String host;
    private final int port;

    public SmtpProbe(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /**
     * Connects, authenticates if there is a user, and disconnects.
     *
     * @return what was seen
     * @throws MessagingException with a message for an admin
     */
    public String run(@Nullable String user, @Nullable String password) throws MessagingException {
        var properties = new Properties();
        String patience = String.valueOf(PATIENCE.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", patience);
        properties.setProperty("mail.smtp.timeout", patience);
        properties.setProperty("mail.smtp.auth", String.valueOf(user != null));
        properties.setProperty("mail.smtp.starttls.enable", "true");
        try (Transport smtp = Session.getInstance(properties).getTransport("smtp")) {
            smtp.connect(host, port, user, password);
            return user == null
                    ? "answers; no `mail.user`, so no login was tried"
                    : "answers, and " + user + " may log in";
        } catch (AuthenticationFailedException e) {
            throw new MessagingException(
                    "the server refused `mail.user` and `mail.password`: " + e.getMessage()
                            + ". Set them right, or make the account.",
                    e);
        } catch (MessagingException e) {
            throw new MessagingException(
                    e.getMessage() + ". Is the mail server running, and is `mail.smtp` its address for submission?", e);
        }
    }
}
