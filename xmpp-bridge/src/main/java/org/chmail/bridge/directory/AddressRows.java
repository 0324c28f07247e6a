package org.chmail.bridge.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;

/** Table {@code address}: what was linked. Addresses of trusted domains are bound without a row. */
public interface AddressRows {

    /** The login of each address that is linked. */
    Map<Address, LoginId> logins(Collection<Address> addresses);

    /** What is linked to this login. */
    Set<Address> of(LoginId login);

    /** Links an address; false if it is another login's. */
    boolean link(Address address, LoginId login, Instant at);

    /** Takes an address from this login; false if it was not its own. */
    boolean unlink(Address address, LoginId login);
}
