package org.chmail.mailets;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a DKIM-Signature says about itself (RFC 6376 §3.5): in whose name, and over which fields. It proves nothing. */
final class DkimSignature {
    private final String domain;
    private final String identity;
    private final String[] fields;

    private DkimSignature(String domain, String identity, String[] fields) {
        this.domain = domain;
        this.identity = identity;
        this.fields = fields;
    }

    /**
     * Reads a field's value. Empty if it is not a tag list, or if its identity is encoded or holds a parenthesis: decoded, that could
     * look like another identity in James' attribute.
     */
    static Optional<DkimSignature> of(String value) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : value.split(";", -1)) {
            int equals = tag.indexOf('=');
            String text = tag.replaceAll("\\s+", "");
            if (text.isEmpty()) {
                continue;
            }
            // "Tags with duplicate names MUST NOT occur within a single tag-list" (RFC 6376 §3.2)
            if (equals < 0
                    || tags.put(tag.substring(0, equals).trim(), text.substring(text.indexOf('=') + 1)) != null) {
                return Optional.empty();
            }
        }
        String domain = tags.getOrDefault("d", "");
        String identity = tags.getOrDefault("i", "@" + domain);
        return domain.isEmpty() || !identity.matches("[^=()\\s]*@[A-Za-z0-9.-]+")
                ? Optional.empty()
                : Optional.of(new DkimSignature(
                        domain, identity, tags.getOrDefault("h", "").split(":")));
    }

    /** Whether it is made in the name of this host, or for an identity of it. */
    boolean concerns(String host) {
        return domain.equalsIgnoreCase(host) || isOf(identity, host);
    }

    /** Whether {@code local@domain} or {@code @domain} is an identity of this host itself, not of a subdomain. */
    static boolean isOf(String identity, String host) {
        return identity.toLowerCase(Locale.ROOT).endsWith("@" + host.toLowerCase(Locale.ROOT));
    }

    /** Whether each field is named once more than it occurs, so that none was or can be added (RFC 6376 §5.4.2). */
    boolean seals(Map<String, Integer> occurrences) {
        return occurrences.entrySet().stream().allMatch(field -> named(field.getKey()) > field.getValue());
    }

    private long named(String field) {
        return Stream.of(fields).filter(field::equalsIgnoreCase).count();
    }
}
