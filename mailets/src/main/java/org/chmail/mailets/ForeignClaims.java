package org.chmail.mailets;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.chmail.mailets.bridge.Identity;

/**
 * Judges claims of other hosts by what James' {@code DKIMVerify} found. Its attribute names the identities that passed, but neither
 * their signatures nor what those cover. So every signature made in the name of the host must seal the CHmail fields: a true one
 * over other fields, beside a bogus one over these, proves nothing.
 */
final class ForeignClaims {
    /** Set by {@code org.apache.james.jdkim.mailets.DKIMVerify}. */
    static final AttributeName DKIM_RESULT = AttributeName.of("jDKIM.AUTHRESULT");

    private static final Pattern PASS = Pattern.compile("pass( \\(identity [^()\\s]+\\))+");
    private static final Pattern IDENTITY = Pattern.compile("\\(identity ([^()\\s]+)\\)");

    private ForeignClaims() {}

    /** {@code YES} or {@code NO}. */
    static Finding check(Mail mail, MimeMessage message, Claim claim) throws MessagingException {
        Optional<Identity> identity = claim.identity();
        if (identity.isEmpty()) {
            return no(claim.flaw());
        }
        String host = identity.get().host();
        Optional<String> result = AttributeUtils.getValueAndCastFromMail(mail, DKIM_RESULT, String.class);
        if (result.isEmpty()) {
            return no("no DKIMVerify before this mailet");
        }
        if (!passes(result.get(), host)) {
            return no("no DKIM signature of that host is valid");
        }
        return judge(message, host, claim.occurrences());
    }

    private static Finding judge(MimeMessage message, String host, Map<String, Integer> occurrences)
            throws MessagingException {
        List<DkimSignature> ofHost = new ArrayList<>();
        String[] values = message.getHeader("DKIM-Signature");
        for (String value : values == null ? new String[0] : values) {
            Optional<DkimSignature> signature = DkimSignature.of(value);
            if (signature.isEmpty()) {
                return no("a DKIM signature cannot be read");
            }
            if (signature.get().concerns(host)) {
                ofHost.add(signature.get());
            }
        }
        if (ofHost.isEmpty() || !ofHost.stream().allMatch(signature -> signature.seals(occurrences))) {
            return no("a DKIM signature of that host does not seal the CHmail fields");
        }
        return new Finding(Verdict.YES, "signed by that host");
    }

    private static boolean passes(String result, String host) {
        if (!PASS.matcher(result).matches()) {
            return false;
        }
        for (Matcher matcher = IDENTITY.matcher(result); matcher.find(); ) {
            if (DkimSignature.isOf(matcher.group(1), host)) {
                return true;
            }
        }
        return false;
    }

    private static Finding no(String reason) {
        return new Finding(Verdict.NO, reason);
    }
}
