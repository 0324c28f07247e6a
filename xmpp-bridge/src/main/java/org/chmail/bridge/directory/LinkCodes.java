package org.chmail.bridge.directory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;

/** Codes that are mailed: eight digits, easy to type on a phone. Stored is HMAC-SHA-256 over (login, address, code). */
final class LinkCodes {

    private static final int CODES = 100_000_000;

    private final byte[] key;
    private final RandomGenerator random;

    LinkCodes(byte[] key, RandomGenerator random) {
        this.key = key.clone();
        this.random = random;
    }

    /** A new code. */
    String code() {
        return "%08d".formatted(random.nextInt(CODES));
    }

    String hash(LoginId login, Address address, String code) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String message = "link\0" + login + '\0' + address + '\0' + code;
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the hash is of this code; takes as long for a wrong one. */
    boolean isOf(String hash, LoginId login, Address address, String code) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII),
                hash(login, address, code).getBytes(StandardCharsets.US_ASCII));
    }
}
