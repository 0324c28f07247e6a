package org.chmail.mailets.body;

/** The line: words, and the link of the mail's chat. As plain text and as HTML, without the break at its end. */
public final class ChatLine {
    /** The words that stand where an admin's own cannot; in plain ASCII, which every charset takes. */
    public static final String ENGLISH = "Chat with me about this mail:";

    /** RFC 5322 §2.1.1: a line has at most 998 characters; an HTML line is broken well before. */
    private static final int LONG = 500;

    private final String words;
    private final String url;

    /** @param url a URL of ASCII without blanks and angle brackets */
    public ChatLine(String words, String url) {
        this.words = words;
        this.url = url;
    }

    /** In the admin's words. */
    String plain() {
        return words + " " + url;
    }

    /** In English, for a part that cannot take the admin's words. */
    String plainInEnglish() {
        return ENGLISH + " " + url;
    }

    /** A paragraph of plain ASCII; all else is escaped. It may be broken within the tag, where that changes nothing. */
    String html(String newline) {
        String link = escaped(url);
        String paragraph = "<p>" + escaped(words) + " <a href=\"" + link + "\">" + link + "</a></p>";
        return paragraph.length() <= LONG
                ? paragraph
                : paragraph.replace(" <a ", newline + "<a ").replace("\">", "\"" + newline + ">");
    }

    /** Whether a text holds the link already, as plain text or as HTML. */
    boolean isIn(String text) {
        return text.contains(url) || text.contains(escaped(url));
    }

    private static String escaped(String text) {
        StringBuilder html = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c > '~' || "<>&\"'".indexOf(c) >= 0) {
                html.append("&#").append(c).append(';');
            } else {
                html.appendCodePoint(c);
            }
        });
        return html.toString();
    }
}
