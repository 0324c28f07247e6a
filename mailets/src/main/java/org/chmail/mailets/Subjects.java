package org.chmail.mailets;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;

/** The subject as people read it. */
final class Subjects {
    /** Room enough for any real one; the bridge shows it in one line. */
    private static final int MAX_LENGTH = 1000;

    private Subjects() {}

    /** The first Subject, unfolded and decoded (RFC 2047), without control characters; empty if there is none. */
    static String of(MimeMessage message) throws MessagingException {
        String[] values = message.getHeader("Subject");
        if (values == null || values.length == 0) {
            return "";
        }
        String line = MimeUtility.unfold(values[0]);
        String text = decoded(line).replaceAll("\\p{Cntrl}+", " ").trim();
        return text.length() <= MAX_LENGTH ? text : text.substring(0, text.offsetByCodePoints(0, codePoints(text)));
    }

    private static int codePoints(String text) {
        return Math.min(text.codePointCount(0, text.length()), MAX_LENGTH);
    }

    private static String decoded(String line) {
        try {
            return MimeUtility.decodeText(line);
        } catch (UnsupportedEncodingException | RuntimeException e) {
            return line; // a charset nobody knows
        }
    }
}
