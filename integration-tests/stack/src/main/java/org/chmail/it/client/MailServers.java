package org.chmail.it.client;

import jakarta.mail.Session;
import java.util.Properties;

/**
 * Where mail programs connect to, in plain text on loopback.
 *
 * @param host the host of all three
 * @param smtp port of SMTP
 * @param imap port of IMAP
 * @param pop3 port of POP3
 */
public record MailServers(String host, int smtp, int imap, int pop3) {

    private static final String LIMIT_MILLIS = "8000";

    /** A session for one connection by that protocol ({@code smtp}, {@code imap} or {@code pop3}). */
    Session session(String protocol) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "connectiontimeout", LIMIT_MILLIS);
        properties.setProperty(prefix + "timeout", LIMIT_MILLIS);
        properties.setProperty(prefix + "writetimeout", LIMIT_MILLIS);
        return Session.getInstance(properties);
    }
}
