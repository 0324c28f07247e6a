package org.chmail.mailets.body;

/** Where the line stands in {@code text/plain}: behind what its author wrote, before the signature. */
final class PlainText {
    /** RFC 3676 §4.3: "a line of two hyphens and a space", flowed text or not. */
    private static final String SIGNATURE = "-- ";

    private PlainText() {}

    /** The line by itself, set apart by an empty line; the text ends as it ended before. */
    static Insertion insertion(String text, String line, boolean isFlowed) {
        String newline = Newlines.of(text);
        int signature = signature(text);
        String before = text.substring(0, signature);
        StringBuilder inserted = new StringBuilder();
        boolean isLineEnd = before.isEmpty() || before.endsWith("\n");
        if (!isLineEnd) {
            inserted.append(newline);
        }
        if (!before.isBlank() && !(isLineEnd && lastLineIsEmpty(before))) {
            inserted.append(newline);
        }
        inserted.append(isFlowed ? stuffed(line) : line);
        if (signature < text.length() || (isLineEnd && !text.isEmpty())) {
            inserted.append(newline);
        }
        return new Insertion(signature, inserted.toString());
    }

    /** Where the line of the first signature begins, which is the author's; the text's end if there is none. */
    private static int signature(String text) {
        int line = 0;
        while (line < text.length()) {
            if (text.startsWith(SIGNATURE + "\r\n", line) || text.startsWith(SIGNATURE + "\n", line)) {
                return line;
            }
            int newline = text.indexOf('\n', line);
            line = newline < 0 ? text.length() : newline + 1;
        }
        return line;
    }

    private static boolean lastLineIsEmpty(String text) {
        return text.endsWith("\n\n") || text.endsWith("\n\r\n") || text.equals("\n") || text.equals("\r\n");
    }

    /** RFC 3676 §4.4: what would look quoted, or like another field's beginning, begins with a blank. */
    private static String stuffed(String line) {
        return line.startsWith(">") || line.startsWith("From ") ? " " + line : line;
    }
}
