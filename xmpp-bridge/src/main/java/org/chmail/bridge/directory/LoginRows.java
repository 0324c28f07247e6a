package org.chmail.bridge.directory;

import java.time.Instant;
import java.util.Optional;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.LoginSettings;

/** Table {@code login}: the first database, of who was last seen where. */
public interface LoginRows {

    /** Where a login was last seen. */
    record Seen(String address, Instant at) {}

    /** Records the client address of a submission or a presence change, making the row if need be. */
    void seen(LoginId login, String address, Instant at);

    Optional<Seen> lastSeen(LoginId login);

    /** What the login chose; {@link LoginSettings#DEFAULT} where there is no row. */
    LoginSettings settings(LoginId login);

    /** Stores what the login chose, making the row if need be. */
    void choose(LoginId login, LoginSettings settings);
}
