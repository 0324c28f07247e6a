package org.chmail.mailets.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** How a part's bytes are written down (RFC 2045 §6). Raw text has one character for each byte. */
enum TransferEncoding {
    SEVEN_BIT,
    EIGHT_BIT,
    QUOTED_PRINTABLE,
    BASE64;

    private static final int BASE64_LINE = 76;

    /** By its name in the header; empty if nobody knows it. */
    static Optional<TransferEncoding> of(String name) {
        switch (name.trim().toLowerCase(Locale.ROOT)) {
            case "7bit":
                return Optional.of(SEVEN_BIT);
            case "8bit":
            case "binary":
                return Optional.of(EIGHT_BIT);
            case "quoted-printable":
                return Optional.of(QUOTED_PRINTABLE);
            case "base64":
                return Optional.of(BASE64);
            default:
                return Optional.empty();
        }
    }

    /** Whether the bytes stand as they are: then lines, and what a line may hold, are those of the mail. */
    boolean isIdentity() {
        return this == SEVEN_BIT || this == EIGHT_BIT;
    }

    /** The bytes; empty if the raw text breaks the encoding's rules. */
    Optional<byte[]> decode(String raw) {
        switch (this) {
            case QUOTED_PRINTABLE:
                return QuotedPrintable.decode(raw);
            case BASE64:
                return base64(raw);
            default:
                return Optional.of(raw.getBytes(ISO_8859_1));
        }
    }

    private static Optional<byte[]> base64(String raw) {
        try {
            return Optional.of(Base64.getDecoder().decode(raw.replaceAll("[\r\n\t ]+", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The raw text of other bytes; its lines end as those of {@code before} do. */
    String encode(byte[] bytes, String before) {
        String newline = Newlines.of(before);
        switch (this) {
            case QUOTED_PRINTABLE:
                return QuotedPrintable.encode(bytes, newline);
            case BASE64:
                return Base64.getMimeEncoder(BASE64_LINE, newline.getBytes(ISO_8859_1))
                                .encodeToString(bytes)
                        + (before.endsWith("\n") ? newline : "");
            default:
                return new String(bytes, ISO_8859_1);
        }
    }
}
