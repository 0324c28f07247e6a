package org.chmail.mailets;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mailboxes that a header names, as addr-specs (RFC 5322 §3.4.1) in plain ASCII. */
final class Mailboxes {
    private static final Pattern ADDR_SPEC = Pattern.compile(
            "([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+|\"([ !#-\\[\\]-~]|\\\\[ -~])+\")@([A-Za-z0-9.-]+|\\[[A-Za-z0-9:.]+])");

    private Mailboxes() {}

    /** The author: there is exactly one From, and it names exactly one mailbox, not a group. Else empty. */
    static Optional<String> author(MimeMessage message) throws MessagingException {
        String[] from = message.getHeader("From");
        if (from == null || from.length != 1) {
            return Optional.empty();
        }
        try {
            InternetAddress[] addresses = InternetAddress.parseHeader(from[0], true);
            return addresses.length == 1 && !addresses[0].isGroup() ? addrSpec(addresses[0]) : Optional.empty();
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** Who is on To or Cc: each once, members of groups too. What is not an address is left out. */
    static List<String> recipients(MimeMessage message, String field) throws MessagingException {
        return in(message, field).stream()
                .map(InternetAddress::getAddress)
                .distinct()
                .collect(Collectors.toList());
    }

    /** The mailboxes that a field names, members of groups too, whose addresses are addr-specs. */
    static List<InternetAddress> in(MimeMessage message, String field) throws MessagingException {
        List<InternetAddress> found = new ArrayList<>();
        String[] values = message.getHeader(field);
        for (String value : values == null ? new String[0] : values) {
            try {
                for (InternetAddress address : InternetAddress.parseHeader(value, false)) {
                    InternetAddress[] members = address.getGroup(false);
                    Stream.of(members == null ? new InternetAddress[] {address} : members)
                            .filter(one -> addrSpec(one).isPresent())
                            .forEach(found::add);
                }
            } catch (AddressException e) {
                // This field cannot be read: whoever it means is not called.
            }
        }
        return found;
    }

    private static Optional<String> addrSpec(InternetAddress address) {
        return Optional.ofNullable(address.getAddress()).filter(Mailboxes::isAddrSpec);
    }

    /** Whether the text is an addr-spec of plain ASCII, not longer than a real one is. */
    static boolean isAddrSpec(String text) {
        return text.length() <= 320 && ADDR_SPEC.matcher(text).matches();
    }
}
