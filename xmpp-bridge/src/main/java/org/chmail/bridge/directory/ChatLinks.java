package org.chmail.bridge.directory;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Capabilities as links. A token is the first 160 bits of HMAC-SHA-256 over (mail id, purpose, holder) in lower-case
 * base32 (RFC 4648 §6); the database holds only its SHA-256.
 */
public final class ChatLinks {

    /** What a token lets its holder do. */
    public enum Purpose {
        /** Ask for a chat about the mail; stands in its header. */
        MAIL,
        /** Answer for one leg, its holder; mailed only to that leg's callee. */
        ANSWER,
        /** Sign a browser in, its holder's login; mailed only to that login. */
        SIGN_IN
    }

    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int TOKEN_BYTES = 20;

    private final List<byte[]> keys;
    private final URI base;

    /**
     * @param keys the newest first; older ones are kept so that a repeat gives the link that was given out
     * @param publicUrl base of the public listener, without a trailing slash
     */
    public ChatLinks(List<byte[]> keys, URI publicUrl) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("at least one key is needed");
        }
        this.keys = List.copyOf(keys);
        this.base = publicUrl;
    }

    /** A new token, made with the newest key. */
    public String token(String mailId, Purpose purpose, String holder) {
        return token(keys.get(0), mailId, purpose, holder);
    }

    /** The token whose {@link #hash} is stored, or empty if its key is gone. */
    public Optional<String> token(String mailId, Purpose purpose, String holder, String hash) {
        return keys.stream()
                .map(key -> token(key, mailId, purpose, holder))
                .filter(token -> hash(token).equals(hash))
                .findFirst();
    }

    /** Where a browser goes with this token. */
    public String url(String token) {
        return base + "/c/" + token;
    }

    /** Where a browser answers with this token of {@link Purpose#ANSWER}. */
    public String answerUrl(String token) {
        return base + "/a/" + token;
    }

    /** Where a browser takes a code with this token of {@link Purpose#SIGN_IN}. */
    public String signInUrl(String token) {
        return base + "/y/" + token;
    }

    /** SHA-256 of a token, in lower-case hex. */
    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(byte[] key, String mailId, Purpose purpose, String holder) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String message = mailId + '\0' + purpose.name() + '\0' + holder;
            byte[] full = mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
            return base32(Arrays.copyOf(full, TOKEN_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without padding; the length is a multiple of five bytes. */
    private static String base32(byte[] bytes) {
        var out = new StringBuilder(bytes.length * 8 / 5);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                out.append(BASE32.charAt(buffer >> bits & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        return out.toString();
    }
}
