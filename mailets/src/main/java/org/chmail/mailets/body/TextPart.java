package org.chmail.mailets.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** A part of text, as it is and with the line in it. Its header stays, so its charset and its encoding do too. */
final class TextPart {
    /** RFC 5322 §2.1.1. */
    private static final int MAX_LINE = 998;

    private static final String PGP = "-----BEGIN PGP";

    private final Entity part;
    private final TransferEncoding encoding;
    private final byte[] bytes;
    private final StrictCharset charset;

    private TextPart(Entity part, TransferEncoding encoding, byte[] bytes, StrictCharset charset) {
        this.part = part;
        this.encoding = encoding;
        this.bytes = bytes;
        this.charset = charset;
    }

    /** Empty if the bytes are not what the part's header says that they are. */
    static Optional<TextPart> of(Entity part) {
        String name = part.parameter("charset").isEmpty() ? "us-ascii" : part.parameter("charset"); // RFC 2046 §4.1.2
        return TransferEncoding.of(part.transferEncoding())
                .flatMap(encoding -> encoding.decode(part.body())
                        .flatMap(bytes -> StrictCharset.of(name, bytes)
                                .map(charset -> new TextPart(part, encoding, bytes, charset))))
                // RFC 2045 §2.7, §2.8: lines stand as they are
                .filter(text -> !text.encoding.isIdentity() || text.charset.holdsAscii());
    }

    /** Whether a part holds inline PGP, be it decoded or not. */
    static boolean hasPgp(Entity part) {
        return part.body().contains(PGP)
                || of(part).filter(text -> text.charset.text().contains(PGP)).isPresent();
    }

    boolean has(ChatLine line) {
        return line.isIn(charset.text());
    }

    /**
     * The body with the line in it, as it is to stand in the mail.
     *
     * @return empty if that cannot be written so that it reads as it should
     */
    Optional<String> with(ChatLine line) {
        if (part.type().equals("text/html")) {
            return with(HtmlText.insertion(charset.text(), line));
        }
        boolean isFlowed = part.parameter("format").equalsIgnoreCase("flowed");
        Insertion own = PlainText.insertion(charset.text(), line.plain(), isFlowed);
        Insertion english = PlainText.insertion(charset.text(), line.plainInEnglish(), isFlowed);
        return with(own).or(() -> with(english));
    }

    private Optional<String> with(Insertion insertion) {
        Optional<byte[]> more = charset.encode(insertion.text()).filter(this::mayStand);
        if (more.isEmpty()) {
            return Optional.empty();
        }
        int at = charset.position(bytes, insertion.at());
        ByteArrayOutputStream whole = new ByteArrayOutputStream(bytes.length + more.get().length);
        whole.write(bytes, 0, at);
        whole.writeBytes(more.get());
        whole.write(bytes, at, bytes.length - at);
        String raw = encoding.encode(whole.toByteArray(), part.body());
        // Read again as a mail program does: nothing but the line may have changed.
        return encoding.decode(raw)
                .filter(read -> charset.isSame(read, insertion.into(charset.text())))
                .map(read -> raw);
    }

    /** Whether these bytes may stand among the part's as they are. */
    private boolean mayStand(byte[] more) {
        if (!encoding.isIdentity()) {
            return true;
        }
        boolean isEightBit = encoding == TransferEncoding.EIGHT_BIT || !isAscii(bytes);
        String text = new String(more, ISO_8859_1);
        return (isEightBit || isAscii(more)) && text.lines().allMatch(line -> line.length() <= MAX_LINE);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }
}
