package org.chmail.it.world;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/** Signs mails with DKIM as one domain. */
public final class Signer {

    private final DkimKey key;

    Signer(DkimKey key) {
        this.key = key;
    }

    /** The domain that signs. */
    public String domain() {
        return key.domain();
    }

    /**
     * The mail with a signature above it.
     *
     * @param fields the fields to sign, with colons between them (RFC 6376 §3.5, {@code h=})
     */
    public byte[] sign(byte[] mail, String fields) {
        String template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; h=%s; bh=; b=;"
                .formatted(key.domain(), DkimKey.SELECTOR, fields);
        try {
            String signature = new DKIMSigner(template, key.keys().getPrivate()).sign(new ByteArrayInputStream(mail));
            return prepend(signature, mail);
        } catch (IOException e) {
            throw new UncheckedIOException("a mail in memory cannot be read", e);
        } catch (FailException e) {
            throw new IllegalStateException("the mail cannot be signed", e);
        }
    }

    /** The mail with a line above it. */
    public static byte[] prepend(String field, byte[] mail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(field.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(mail);
        return out.toByteArray();
    }
}
