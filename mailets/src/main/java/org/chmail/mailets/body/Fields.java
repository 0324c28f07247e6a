package org.chmail.mailets.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The header of an entity: its fields, and where it ends. */
final class Fields {
    /** Name in lower case -> its bodies, unfolded. */
    private final Map<String, List<String>> values;

    private final int end;

    private Fields(Map<String, List<String>> values, int end) {
        this.values = values;
        this.end = end;
    }

    /** Reads a header, which ends behind its first empty line. */
    static Fields of(String mail, int start, int end) {
        Map<String, List<String>> values = new HashMap<>();
        int at = start;
        while (at < end) {
            int next = nextLine(mail, at, end);
            if (isEmpty(mail.substring(at, next))) {
                return new Fields(values, next);
            }
            while (next < end && isBlank(mail.charAt(next))) {
                next = nextLine(mail, next, end); // folded (RFC 5322 §2.2.3)
            }
            String field = mail.substring(at, next).replace("\r", "").replace("\n", "");
            int colon = field.indexOf(':');
            if (colon > 0) {
                String name = field.substring(0, colon).trim().toLowerCase(Locale.ROOT);
                values.computeIfAbsent(name, first -> new ArrayList<>())
                        .add(field.substring(colon + 1).trim());
            }
            at = next;
        }
        return new Fields(values, at);
    }

    /** Where the line behind the one at {@code at} begins. */
    static int nextLine(String mail, int at, int end) {
        int newline = mail.indexOf('\n', at);
        return newline < 0 || newline >= end ? end : newline + 1;
    }

    private static boolean isEmpty(String line) {
        return line.equals("\r\n") || line.equals("\n");
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The body of the only field of that name; empty if there is none or more than one. */
    Optional<String> only(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(bodies -> bodies.size() == 1)
                .map(bodies -> bodies.get(0));
    }

    /** Where the body begins. */
    int end() {
        return end;
    }
}
