package org.chmail.bridge.directory;

import java.util.Optional;
import java.util.Set;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.JidEscape;
import org.chmail.bridge.model.LoginId;

/**
 * Which address belongs to which login. An address is bound if its domain is in {@code directory.trust}: the admin
 * vouches that mail server and XMPP server have the same users there.
 */
public final class Directory {

    private final String host;
    private final Set<String> trust;

    /**
     * @param host the XMPP domain
     * @param trust the trusted domains, in lower case
     */
    public Directory(String host, Set<String> trust) {
        this.host = host;
        this.trust = Set.copyOf(trust);
    }

    /** The XMPP domain: the header's host. */
    public String host() {
        return host;
    }

    /** The login that this address is bound to. */
    public Optional<LoginId> loginOf(Address address) {
        if (!trusted(address.domain())) {
            return Optional.empty();
        }
        return Optional.of(new LoginId(JidEscape.escape(address.local()) + "@" + address.domain()));
    }

    /** The login behind a mail server's user name: an address, or a local part where it has no virtual hosting. */
    public Optional<LoginId> loginOfUser(String user) {
        if (user.isBlank()) {
            return Optional.empty();
        }
        return loginOf(new Address(user.indexOf('@') < 0 ? user + "@" + host : user));
    }

    /** The addresses bound to this login. */
    public Set<Address> addressesOf(LoginId login) {
        if (!trusted(login.domain())) {
            return Set.of();
        }
        return Set.of(new Address(JidEscape.unescape(login.local()) + "@" + login.domain()));
    }

    private boolean trusted(String domain) {
        return domain.equals(host) && trust.contains(domain);
    }
}
