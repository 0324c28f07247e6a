package org.chmail.bridge.directory;

import java.util.List;
import java.util.Optional;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;

/** Table {@code guest}. */
public interface GuestRows {

    /** Stores a guest; a second one of the same mail and address is a {@link ConcurrentChange}. */
    void add(Guest guest);

    Optional<Guest> byLogin(LoginId login);

    Optional<Guest> of(String mailId, Address address);

    /** All of one mail, also those who were put out. */
    List<Guest> on(String mailId);

    void rename(LoginId login, String name);

    void putOut(LoginId login);
}
