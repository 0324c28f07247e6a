package org.chmail.it.world;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.chmail.it.client.ArrivedMail;

/** Checks a DKIM signature (RFC 6376 §6) as another mail server does. */
final class SignatureCheck {

    private SignatureCheck() {}

    /** Whether the mail has a signature by that key, and all that it has hold. */
    static boolean passes(ArrivedMail mail, DkimKey key) {
        byte[] bytes = (mail.header() + "\r\n" + mail.body()).getBytes(StandardCharsets.ISO_8859_1);
        DKIMVerifier verifier = new DKIMVerifier((methods, selector, domain) -> List.of(key.record()));
        try {
            List<SignatureRecord> signatures = verifier.verify(new ByteArrayInputStream(bytes));
            return signatures != null
                    && signatures.stream().anyMatch(signature -> key.domain().contentEquals(signature.getDToken()));
        } catch (IOException e) {
            throw new UncheckedIOException("a mail in memory cannot be read", e);
        } catch (FailException e) {
            return false;
        }
    }
}
