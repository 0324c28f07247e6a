package org.chmail.mailets.body;

/** How a text ends its lines. */
final class Newlines {
    static final String CRLF = "\r\n";

    private Newlines() {}

    /** What ends the first line: LF if it stands alone, else CRLF, which is how mail is sent. */
    static String of(String text) {
        int first = text.indexOf('\n');
        return first < 0 || (first > 0 && text.charAt(first - 1) == '\r') ? CRLF : "\n";
    }
}
