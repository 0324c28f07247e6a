package org.chmail.bridge.attempt;

import java.util.Set;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;

/**
 * Someone about whom something is held.
 *
 * @param login theirs; where they have none, what it would be
 * @param addresses under which they are on mails
 */
public record Person(LoginId login, Set<Address> addresses) {

    public Person {
        addresses = Set.copyOf(addresses);
    }
}
