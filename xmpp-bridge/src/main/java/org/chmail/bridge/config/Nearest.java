package org.chmail.bridge.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the key that was probably meant. */
final class Nearest {

    private Nearest() {}

    /** The known key that the unknown one is a slip of: a part of its path left out, or a few letters wrong. */
    static Optional<String> to(String unknown, Collection<String> known) {
        return known.stream()
                .filter(key -> key.endsWith("." + unknown) || lastOf(key).equalsIgnoreCase(lastOf(unknown)))
                .min(Comparator.comparingInt(key -> distance(key, unknown)))
                .or(() -> known.stream()
                        .min(Comparator.comparingInt(key -> distance(key, unknown)))
                        .filter(key -> distance(key, unknown) <= Math.max(1, unknown.length() / 4)));
    }

    private static String lastOf(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
