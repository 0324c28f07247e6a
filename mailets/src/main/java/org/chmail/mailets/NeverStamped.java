package org.chmail.mailets;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.mailet.Mail;

/** Mail that nobody should be called about: made by programs, sent to many, or sent on. */
final class NeverStamped {
    private static final List<String> BULK = List.of("bulk", "list", "junk");

    private NeverStamped() {}

    /** Why this mail is never stamped; empty if it may be. */
    static Optional<String> reason(Mail mail, MimeMessage message) throws MessagingException {
        List<String> names = Collections.list(message.getAllHeaders()).stream()
                .map(Header::getName)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
        if (mail.getMaybeSender().isNullSender()) {
            return Optional.of("null-sender");
        }
        // RFC 3834 §5: anything but "no" was not written by a person.
        if (keywords(message, "Auto-Submitted").anyMatch(keyword -> !keyword.equals("no"))) {
            return Optional.of("auto-submitted");
        }
        if (names.stream().anyMatch(name -> name.startsWith("list-"))) {
            return Optional.of("list");
        }
        if (keywords(message, "Precedence").anyMatch(BULK::contains)) {
            return Optional.of("bulk");
        }
        if (message.isMimeType("multipart/report")) {
            return Optional.of("report");
        }
        if (names.stream().anyMatch(name -> name.startsWith("resent-"))) {
            return Optional.of("resent");
        }
        return Optional.empty();
    }

    /** The values of a field without comments and parameters, in lower case. */
    private static Stream<String> keywords(MimeMessage message, String field) throws MessagingException {
        String[] values = message.getHeader(field);
        return Stream.of(values == null ? new String[0] : values)
                .map(value -> value.replaceAll("\\([^()]*\\)", " ").split(";", 2)[0])
                .map(value -> value.trim().toLowerCase(Locale.ROOT));
    }
}
