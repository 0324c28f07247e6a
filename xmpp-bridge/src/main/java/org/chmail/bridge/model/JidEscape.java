package org.chmail.bridge.model;

/** Local parts of addresses as local parts of JIDs and back (XEP-0106 §4). */
public final class JidEscape {

    private static final String FORBIDDEN = " \"&'/:<>@\\";

    private JidEscape() {}

    /** {@code o'hara} becomes {@code o\27hara}. */
    public static String escape(String local) {
        var out = new StringBuilder(local.length());
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            boolean code = c == '\\' && escapedAt(local, i) >= 0;
            if (FORBIDDEN.indexOf(c) >= 0 && (c != '\\' || code)) {
                out.append('\\').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** {@code o\27hara} becomes {@code o'hara}. */
    public static String unescape(String local) {
        var out = new StringBuilder(local.length());
        for (int i = 0; i < local.length(); i++) {
            int c = local.charAt(i) == '\\' ? escapedAt(local, i) : -1;
            if (c >= 0) {
                out.append((char) c);
                i += 2;
            } else {
                out.append(local.charAt(i));
            }
        }
        return out.toString();
    }

    /** The forbidden character whose code stands at {@code i}, or -1. */
    private static int escapedAt(String s, int i) {
        if (i + 2 >= s.length()) {
            return -1;
        }
        int high = Character.digit(s.charAt(i + 1), 16);
        int low = Character.digit(s.charAt(i + 2), 16);
        int c = high < 0 || low < 0 ? -1 : high * 16 + low;
        return c >= 0 && FORBIDDEN.indexOf(c) >= 0 ? c : -1;
    }
}
