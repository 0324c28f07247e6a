package org.chmail.bridge.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.JidEscape;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.SeatAccount;

/**
 * Which address belongs to which login. An address is bound if its domain is in {@code directory.trust}, where the admin
 * vouches that mail server and XMPP server have the same users; or if it was linked, which is looked up.
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

    /** Whether the address is of a trusted domain: no other login's, and not to be linked. */
    public boolean trusts(Address address) {
        return trust.contains(address.domain());
    }

    /** The login of an address of a trusted domain; empty for any other, linked or not, and for a seat: nobody is there. */
    public Optional<LoginId> trustedLogin(Address address) {
        if (!trusts(address)) {
            return Optional.empty();
        }
        return Optional.of(new LoginId(JidEscape.escape(address.local()) + "@" + address.domain()))
                .filter(login -> !SeatAccount.is(login));
    }

    /** The login that this address is bound to. */
    public Optional<LoginId> loginOf(DirectoryTransaction tx, Address address) {
        return Optional.ofNullable(loginsOf(tx, Set.of(address)).get(address));
    }

    /** The login of each of these addresses that is bound; at most one look-up for all of them. */
    public Map<Address, LoginId> loginsOf(DirectoryTransaction tx, Collection<Address> addresses) {
        var logins = new HashMap<Address, LoginId>();
        var others = new HashSet<Address>();
        for (Address address : addresses) {
            trustedLogin(address).ifPresentOrElse(login -> logins.put(address, login), () -> others.add(address));
        }
        if (!others.isEmpty()) {
            logins.putAll(tx.addresses().logins(others));
        }
        return logins;
    }

    /**
     * The login behind a mail server's user name: an address, or a local part where it has no virtual hosting. By trust
     * only, for the mail server has no other users.
     */
    public Optional<LoginId> loginOfUser(String user) {
        if (user.isBlank()) {
            return Optional.empty();
        }
        return trustedLogin(new Address(user.indexOf('@') < 0 ? user + "@" + host : user));
    }

    /** The addresses bound to this login; a seat has none. */
    public Set<Address> addressesOf(DirectoryTransaction tx, LoginId login) {
        var addresses = new HashSet<Address>();
        if (trust.contains(login.domain()) && !SeatAccount.is(login)) {
            addresses.add(new Address(JidEscape.unescape(login.local()) + "@" + login.domain()));
        }
        // What was linked before its domain was trusted is the trusted login's now.
        tx.addresses().of(login).stream().filter(address -> !trusts(address)).forEach(addresses::add);
        return addresses;
    }
}
