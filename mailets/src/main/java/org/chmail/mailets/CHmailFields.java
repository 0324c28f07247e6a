package org.chmail.mailets;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The CHmail fields of a header (docs/protocol.md §1): {@code CHmail} itself, and all whose name begins with {@code CHmail-}.
 * {@code Jabber-ID} is not one of them.
 */
final class CHmailFields {
    static final String WISH = "CHmail";
    static final String LOGIN_ID = "CHmail-Login-ID";
    static final String HOST = "CHmail-Host";
    static final String PORT = "CHmail-Port";
    static final String CHAT = "CHmail-Chat";
    static final String CLIENT_ADDRESS = "CHmail-Client-Address";
    static final String VERIFIED = "CHmail-Verified";
    static final String JABBER_ID = "Jabber-ID";

    private CHmailFields() {}

    /** The CHmail fields of a message, in their order. */
    static List<Header> in(MimeMessage message) throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream()
                .filter(header -> isOne(header.getName()))
                .collect(Collectors.toList());
    }

    /** All of them, name (in lower case, for Jakarta Mail keeps the case of a removed field) and value; empty if there is none. */
    static String text(MimeMessage message) throws MessagingException {
        return in(message).stream()
                .map(header -> header.getName().toLowerCase(Locale.ROOT) + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Removes all of them; a message that has none is not touched. */
    static void removeFrom(MimeMessage message) throws MessagingException {
        for (Header header : in(message)) {
            message.removeHeader(header.getName());
        }
    }

    private static boolean isOne(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("chmail") || lower.startsWith("chmail-");
    }
}
