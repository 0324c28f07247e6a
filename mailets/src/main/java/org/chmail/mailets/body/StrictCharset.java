package org.chmail.mailets.body;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A charset in which nothing is guessed: what is not of it is not decoded, and what it cannot hold is not encoded. */
final class StrictCharset {
    /** What mail programs write under the name of a smaller charset. */
    private static final Map<String, String> WIDER = Map.of(
            "euc-kr", "x-windows-949",
            "ks_c_5601-1987", "x-windows-949",
            "gb2312", "gb18030",
            "gbk", "gb18030",
            "shift_jis", "windows-31j",
            "iso-2022-jp", "x-windows-iso2022jp");

    private final Charset charset;
    private final String text;

    private StrictCharset(Charset charset, String text) {
        this.charset = charset;
        this.text = text;
    }

    /** The charset of that name which these bytes are really of; empty if there is none. */
    static Optional<StrictCharset> of(String name, byte[] bytes) {
        String lower = name.trim().toLowerCase(Locale.ROOT);
        return Stream.of(lower, WIDER.getOrDefault(lower, lower))
                .flatMap(each -> withoutMark(each, bytes).stream())
                .flatMap(each -> decoded(each, bytes).map(text -> new StrictCharset(each, text)).stream())
                .findFirst();
    }

    private static Optional<Charset> withoutMark(String name, byte[] bytes) {
        if (name.equals("utf-16")) {
            // RFC 2781 §4.3: big-endian if no byte order mark says otherwise. The mark stays, as a character.
            boolean isLittle = bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe;
            return Optional.of(isLittle ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        }
        try {
            return Optional.of(Charset.forName(name)).filter(Charset::canEncode);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(Charset charset, byte[] bytes) {
        try {
            return Optional.of(strict(charset).decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The bytes that it was made for, decoded. */
    String text() {
        return text;
    }

    /** Whether other bytes are this text. */
    boolean isSame(byte[] bytes, String expected) {
        return decoded(charset, bytes).filter(expected::equals).isPresent();
    }

    /** The text as bytes; empty if the charset lacks one of its characters. */
    Optional<byte[]> encode(String more) {
        return charset.newEncoder().canEncode(more) ? Optional.of(more.getBytes(charset)) : Optional.empty();
    }

    /** Whether ASCII is written in it as ASCII. */
    boolean holdsAscii() {
        String ascii = "\r\n<-";
        return new String(ascii.getBytes(charset), StandardCharsets.ISO_8859_1).equals(ascii);
    }

    /**
     * Where a character of the text, one of ASCII, stands in the bytes. Behind what switches back to ASCII (ISO-2022-JP), so that
     * more ASCII can be put there.
     */
    int position(byte[] bytes, int character) {
        if (character == text.length()) {
            return bytes.length;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        strict(charset).decode(in, CharBuffer.allocate(character + 1), true);
        return in.position() - text.substring(character, character + 1).getBytes(charset).length;
    }
}
