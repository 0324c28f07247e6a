package org.chmail.bridge.directory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that are mailed: eight digits, easy to type on a phone. Stored is HMAC-SHA-256 over what it is for and the code. */
public final class MailedCodes {

    private static final int CODES = 100_000_000;

    private final byte[] key;
    private final RandomGenerator random;

    /** @param key secret */
    public MailedCodes(byte[] key, RandomGenerator random) {
        this.key = key.clone();
        this.random = random;
    }

    /** A new code. */
    public String code() {
        return "%08d".formatted(random.nextInt(CODES));
    }

    /**
     * What is stored of a code.
     *
     * @param purpose what it is for, and for whom: texts without NUL
     */
    public String hash(String code, Object... purpose) {
        StringBuilder message = new StringBuilder();
        for (Object part : purpose) {
            message.append(part).append('\0');
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] full = mac.doFinal(message.append(code).toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(full);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the hash is of this code; takes as long for a wrong one. */
    public boolean isOf(String hash, String code, Object... purpose) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), hash(code, purpose).getBytes(StandardCharsets.US_ASCII));
    }
}
