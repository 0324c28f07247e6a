package org.chmail.bridge.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chmail.bridge.directory.AddressRows;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.jdbi.v3.core.Handle;

/** Table {@code address}. */
record AddressTable(Handle handle) implements AddressRows {

    private static final String LOGINS = """
            SELECT address, login_id FROM address WHERE address IN (<addresses>)
            """;

    private static final String OF = """
            SELECT address FROM address WHERE login_id = :login
            """;

    /** A row of another login is left as it is, and not counted. */
    private static final String LINK = """
            INSERT INTO address (address, login_id, verified_at) VALUES (:address, :login, :at)
            ON CONFLICT (address) DO UPDATE SET verified_at = address.verified_at
            WHERE address.login_id = excluded.login_id
            """;

    private static final String UNLINK = """
            DELETE FROM address WHERE address = :address AND login_id = :login
            """;

    @Override
    public Map<Address, LoginId> logins(Collection<Address> addresses) {
        var logins = new HashMap<Address, LoginId>();
        if (!addresses.isEmpty()) {
            handle.createQuery(LOGINS)
                    .bindList("addresses", List.copyOf(addresses))
                    .map((rows, context) ->
                            Map.entry(new Address(rows.getString("address")), new LoginId(rows.getString("login_id"))))
                    .forEach(row -> logins.put(row.getKey(), row.getValue()));
        }
        return logins;
    }

    @Override
    public Set<Address> of(LoginId login) {
        return new HashSet<>(
                handle.createQuery(OF).bind("login", login).mapTo(Address.class).list());
    }

    @Override
    public boolean link(Address address, LoginId login, Instant at) {
        return handle.createUpdate(LINK)
                        .bind("address", address)
                        .bind("login", login)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    @Override
    public boolean unlink(Address address, LoginId login) {
        return handle.createUpdate(UNLINK)
                        .bind("address", address)
                        .bind("login", login)
                        .execute()
                == 1;
    }
}
