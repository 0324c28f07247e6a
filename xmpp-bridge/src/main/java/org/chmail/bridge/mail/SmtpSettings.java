package org.chmail.bridge.mail;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The way out for mail.
 *
 * @param user for AUTH (RFC 4954); null: without
 * @param from the sender's address
 * @param loopback the server is this very computer: its certificate is not looked at, and it may do without TLS
 */
public record SmtpSettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        String from,
        boolean loopback) {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    public SmtpSettings {
        requireNonNull(host);
        requireNonNull(from);
    }

    /**
     * For a session with that server: TLS where it offers STARTTLS (RFC 3207), and no password without it beyond loopback.
     *
     * @param patience how long one answer may take
     */
    Properties session(Duration patience) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty("mail.smtp.timeout", String.valueOf(patience.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(patience.toMillis()));
        properties.setProperty("mail.smtp.auth", String.valueOf(user != null));
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(user != null && !loopback));
        if (loopback) {
            properties.setProperty("mail.smtp.ssl.trust", host);
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "false");
        }
        properties.setProperty("mail.smtp.from", from);
        return properties;
    }

    /** {@code host:port}. */
    String server() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    @Override
    public String toString() {
        return server() + " as " + user;
    }
}
