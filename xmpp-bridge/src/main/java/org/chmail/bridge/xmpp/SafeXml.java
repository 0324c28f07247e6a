package org.chmail.bridge.xmpp;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes as entities what Smack leaves as it is, and would break the stream.
 *
 * <p>A quotation mark in an attribute: Smack puts attributes between apostrophes, where a mark may stand (XML 1.0 §2.3); but
 * Openfire's reader takes it for the beginning of a value, and the rest of the stream for that value. A single mark in a
 * mail's subject, or in the resource of someone who is answered, would make it deaf. And {@code >} in a text, where
 * {@code ]]>} must not stand (XML 1.0 §2.4): the server ends the stream for it.
 */
final class SafeXml extends FilterWriter {

    private enum Place {
        TEXT,
        TAG,
        APOSTROPHES,
        QUOTES
    }

    private Place place = Place.TEXT;

    SafeXml(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        write(String.valueOf((char) c), 0, 1);
    }

    @Override
    public void write(char[] chars, int from, int length) throws IOException {
        write(new String(chars, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        synchronized (lock) {
            var safe = new StringBuilder(length);
            for (int i = from; i < from + length; i++) {
                char c = text.charAt(i);
                if (c == '"' && place == Place.APOSTROPHES) {
                    safe.append("&quot;");
                } else if (c == '>' && place == Place.TEXT) {
                    safe.append("&gt;");
                } else {
                    safe.append(c);
                    place = next(c);
                }
            }
            out.append(safe);
        }
    }

    private Place next(char c) {
        return switch (place) {
            case TEXT -> c == '<' ? Place.TAG : place;
            case TAG -> inTag(c);
            case APOSTROPHES -> c == '\'' ? Place.TAG : place;
            case QUOTES -> c == '"' ? Place.TAG : place;
        };
    }

    private static Place inTag(char c) {
        return switch (c) {
            case '>' -> Place.TEXT;
            case '\'' -> Place.APOSTROPHES;
            case '"' -> Place.QUOTES;
            default -> Place.TAG;
        };
    }
}
