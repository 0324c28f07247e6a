package org.chmail.mailets;

import java.util.Locale;
import org.apache.james.core.Domain;
import org.apache.mailet.MailetContext;

/** The domains that this James serves. */
final class LocalDomains {
    private final MailetContext context;

    LocalDomains(MailetContext context) {
        this.context = context;
    }

    /** Whether an addr-spec is of one of them. */
    boolean contains(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return !domain.startsWith("[") && context.isLocalServer(Domain.of(domain.toLowerCase(Locale.ROOT)));
    }
}
