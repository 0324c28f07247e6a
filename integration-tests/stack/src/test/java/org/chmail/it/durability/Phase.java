package org.chmail.it.durability;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a leg stands: {@code RINGING/2/1} is the first ring of the second round. */
record Phase(String state, int round, int ring) {

    private static final Pattern TEXT = Pattern.compile("([A-Z]+)/(\\d+)/(\\d+)");

    static Phase of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a leg's phase: " + text);
        }
        return new Phase(parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }
}
