package org.chmail.it.world;

import java.security.KeyPair;
import java.util.Base64;
import org.chmail.it.server.Keys;

/** A domain's key for DKIM (RFC 6376), published by the name server. */
final class DkimKey {

    static final String SELECTOR = "it";

    private final String domain;
    private final KeyPair keys = Keys.rsa();

    DkimKey(String domain, NameServer names) {
        this.domain = domain;
        names.publish(SELECTOR + "._domainkey." + domain, record());
    }

    /** What the name server says of it. */
    String record() {
        return "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    String domain() {
        return domain;
    }

    KeyPair keys() {
        return keys;
    }
}
