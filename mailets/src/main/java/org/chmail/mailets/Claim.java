package org.chmail.mailets;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.chmail.mailets.bridge.Identity;
import org.jspecify.annotations.Nullable;

/** The identity that an arriving mail claims to have, in whatever shape it arrives. */
final class Claim {
    // Field name (any letter case) -> its values, unfolded.
    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Claim() {}

    static Claim of(MimeMessage message) throws MessagingException {
        Claim claim = new Claim();
        for (Header header : CHmailFields.in(message)) {
            String name = header.getName();
            if (!name.equalsIgnoreCase(CHmailFields.VERIFIED) && !name.equalsIgnoreCase(CHmailFields.WISH)) {
                claim.fields
                        .computeIfAbsent(name, first -> new ArrayList<>())
                        .add(MimeUtility.unfold(header.getValue()).trim());
            }
        }
        return claim;
    }

    boolean isPresent() {
        return !fields.isEmpty();
    }

    /** Whether one of these hosts is named, be it once, twice, encoded or with a dot at its end: what a reader may take for it. */
    boolean isOf(Set<String> hosts) {
        return values(CHmailFields.HOST).stream().map(Claim::asRead).anyMatch(hosts::contains);
    }

    /** The identity, if each field occurs once and is well-formed. */
    Optional<Identity> identity() {
        return duplicate().isPresent()
                ? Optional.empty()
                : Identity.of(
                        first(CHmailFields.LOGIN_ID, ""),
                        first(CHmailFields.HOST, ""),
                        first(CHmailFields.PORT, ""),
                        values(CHmailFields.CHAT).isEmpty() ? null : withoutBrackets(first(CHmailFields.CHAT, "")));
    }

    /** What is wrong with its form, for the log. */
    String flaw() {
        return duplicate()
                .map(name -> name + " occurs more than once")
                .orElse("a field is missing or malformed among those that were sent: " + fields.keySet());
    }

    /** How often each field occurs. */
    Map<String, Integer> occurrences() {
        Map<String, Integer> occurrences = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) -> occurrences.put(name, values.size()));
        return occurrences;
    }

    private Optional<String> duplicate() {
        return fields.keySet().stream().filter(name -> values(name).size() > 1).findFirst();
    }

    private List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    private String first(String name, String otherwise) {
        return values(name).stream().findFirst().orElse(otherwise);
    }

    private static @Nullable String withoutBrackets(String url) {
        // "" is not well-formed, so a URL without its brackets is no claim of ours.
        return url.startsWith("<") && url.endsWith(">") ? url.substring(1, url.length() - 1) : "";
    }

    private static String asRead(String value) {
        String text;
        try {
            text = MimeUtility.decodeText(value);
        } catch (UnsupportedEncodingException | RuntimeException e) {
            text = value;
        }
        return text.trim().toLowerCase(Locale.ROOT).replaceAll("\\.+$", "");
    }
}
