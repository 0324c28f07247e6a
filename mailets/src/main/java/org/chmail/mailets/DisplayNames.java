package org.chmail.mailets;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the people on a mail are called in it. Whoever wrote the mail chose these names: they prove nothing. */
final class DisplayNames {
    private static final int MAX_LENGTH = 100;

    /** Characters that turn the direction of text (UAX #9): a name must not reorder what stands around it. */
    private static final String BIDI = "\\x{61c}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}";

    private DisplayNames() {}

    /**
     * The names in From, To and Cc by address, the first that each has; decoded (RFC 2047), in one line of at most 100 characters.
     *
     * @param expansion where the addresses lead: the names stand under those
     */
    static Map<String, String> of(MimeMessage message, Expansion expansion) throws MessagingException {
        Map<String, String> names = new LinkedHashMap<>();
        for (String field : List.of("From", "To", "Cc")) {
            for (InternetAddress mailbox : Mailboxes.in(message, field)) {
                String written = mailbox.getAddress();
                String address = expansion.of(written);
                name(mailbox.getPersonal())
                        .filter(name -> !isAddress(name, written) && !isAddress(name, address))
                        .ifPresent(name -> names.putIfAbsent(address, name));
            }
        }
        return names;
    }

    private static Optional<String> name(@Nullable String decoded) {
        String line = (decoded == null ? "" : decoded)
                .replaceAll("[\\s\\p{Zl}\\p{Zp}]+", " ")
                .replaceAll("[\\p{Cc}\\p{Cs}" + BIDI + "]+", "")
                .strip();
        int length = Math.min(line.codePointCount(0, line.length()), MAX_LENGTH);
        return Optional.of(line.substring(0, line.offsetByCodePoints(0, length)).strip())
                .filter(name -> !name.isEmpty());
    }

    /** Mail programs write the address as name where they know none, at times in quotation marks. */
    private static boolean isAddress(String name, String address) {
        return name.replaceAll("^['\"<]+|['\">]+$", "").equalsIgnoreCase(address);
    }
}
