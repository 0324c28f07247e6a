package org.chmail.mailets.body;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the line stands in {@code text/html}: at the end of what is shown. */
final class HtmlText {
    /** Tags are found only outside of comments and of elements whose content is no HTML; either may be left open. */
    private static final Pattern PIECE = Pattern.compile(
            "<!--(?:-?>|.*?--!?>|(?<open>.*))"
                    + "|<(?<raw>script|style|title|textarea|xmp)\\b(?:.*?</\\k<raw>\\s*>|(?<unended>.*))"
                    + "|</(?<tag>body|html)\\s*>",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private HtmlText() {}

    /** The paragraph on lines of its own: before the last {@code </body>}, else before the last {@code </html>}, else at the end. */
    static Insertion insertion(String text, ChatLine line) {
        String newline = Newlines.of(text);
        int place = place(text);
        String before = text.substring(0, place);
        boolean isLineEnd = before.isEmpty() || before.endsWith("\n");
        boolean endsLine = place < text.length() || (isLineEnd && !text.isEmpty());
        return new Insertion(place, (isLineEnd ? "" : newline) + line.html(newline) + (endsLine ? newline : ""));
    }

    private static int place(String text) {
        int body = -1;
        int html = -1;
        int end = text.length();
        for (Matcher pieces = PIECE.matcher(text); pieces.find(); ) {
            if (pieces.group("open") != null || pieces.group("unended") != null) {
                end = pieces.start();
            } else if ("body".equalsIgnoreCase(pieces.group("tag"))) {
                body = pieces.start();
            } else if ("html".equalsIgnoreCase(pieces.group("tag"))) {
                html = pieces.start();
            }
        }
        int outer = html >= 0 ? html : end;
        return body >= 0 ? body : outer;
    }
}
