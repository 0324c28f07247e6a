package org.chmail.bridge.xmpp;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes a quotation mark in an attribute as an entity. Smack puts attributes between apostrophes, where a mark may stand
 * as it is (XML 1.0 §2.3); but Openfire's reader takes it for the beginning of a value, and the rest of the stream for that
 * value: a single mark in a mail's subject, or in the resource of someone who is answered, would make it deaf.
 */
final class QuotedAttributes extends FilterWriter {

    private enum Place {
        TEXT,
        TAG,
        APOSTROPHES,
        QUOTES
    }

    private Place place = Place.TEXT;

    QuotedAttributes(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        synchronized (lock) {
            if (c == '"' && place == Place.APOSTROPHES) {
                out.write("&quot;");
            } else {
                out.write(c);
                place = next((char) c);
            }
        }
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
