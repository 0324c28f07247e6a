package org.chmail.mailets.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Quoted-printable (RFC 2045 §6.7), read strictly: what breaks its rules is not guessed at. Each byte is one character. */
final class QuotedPrintable {
    /** "Encoded lines must not be longer than 76 characters", the "=" of a soft break among them. */
    private static final int MAX_LINE = 75;

    private QuotedPrintable() {}

    /** Empty if it is malformed. Blanks at a line's end are none of the text: they were added on the way. */
    static Optional<byte[]> decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int word = c == '=' ? at + 1 : at;
            int lineEnd = word + blanksAt(text, word);
            int next = lineEnd + breakAt(text, lineEnd);
            boolean isLineEnd = next > lineEnd || lineEnd == text.length();
            if (c == '=' && !isLineEnd) {
                int octet = octetAt(text, word);
                if (octet < 0) {
                    return Optional.empty();
                }
                bytes.write(octet);
                at += 3;
            } else if (isLineEnd) {
                if (c != '=') {
                    bytes.writeBytes(text.substring(lineEnd, next).getBytes(ISO_8859_1));
                }
                at = next;
            } else if (lineEnd > word) {
                bytes.writeBytes(text.substring(word, lineEnd).getBytes(ISO_8859_1));
                at = lineEnd;
            } else if (c > ' ' && c <= '~') {
                bytes.write(c);
                at++;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    private static int blanksAt(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The length of the line break there; 0 if there is none. */
    private static int breakAt(String text, int at) {
        if (text.startsWith("\n", at)) {
            return 1;
        }
        return text.startsWith("\r\n", at) ? 2 : 0;
    }

    private static int octetAt(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** Line breaks are written as such; any other control character is encoded. */
    static String encode(byte[] bytes, String newline) {
        String text = new String(bytes, ISO_8859_1);
        StringBuilder encoded = new StringBuilder(text.length() + text.length() / 8);
        int column = 0;
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith(newline, at)) {
                encoded.append(newline);
                column = 0;
                at += newline.length();
                continue;
            }
            boolean isLast = at + 1 == text.length() || text.startsWith(newline, at + 1);
            String token = token(text.charAt(at), isLast);
            if (column + token.length() > MAX_LINE) {
                encoded.append('=').append(newline);
                column = 0;
            }
            encoded.append(token);
            column += token.length();
            at++;
        }
        return encoded.toString();
    }

    private static String token(char c, boolean isLastOfLine) {
        boolean isLiteral = isBlank(c) ? !isLastOfLine : c > ' ' && c <= '~' && c != '=';
        return isLiteral ? String.valueOf(c) : String.format("=%02X", (int) c);
    }
}
