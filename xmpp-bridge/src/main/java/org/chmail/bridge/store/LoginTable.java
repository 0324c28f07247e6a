package org.chmail.bridge.store;

import java.time.Instant;
import java.util.Optional;
import org.chmail.bridge.directory.LoginRows;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.LoginSettings;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code login}. */
record LoginTable(Handle handle) implements LoginRows {

    private static final String MAKE = """
            INSERT INTO login (login_id) VALUES (:login) ON CONFLICT (login_id) DO NOTHING
            """;

    /** What was seen later stays. */
    private static final String SEEN = """
            INSERT INTO login (login_id, recent_address, recent_address_at) VALUES (:login, :address, :at)
            ON CONFLICT (login_id) DO UPDATE
            SET recent_address = excluded.recent_address, recent_address_at = excluded.recent_address_at
            WHERE login.recent_address_at IS NULL OR login.recent_address_at <= excluded.recent_address_at
            """;

    private static final String LAST_SEEN = """
            SELECT recent_address AS address, recent_address_at AS at FROM login
            WHERE login_id = :login AND recent_address IS NOT NULL
            """;

    private static final String SETTINGS = """
            SELECT stamp AS stamping, notify AS notified, lang FROM login WHERE login_id = :login
            """;

    private static final String CHOOSE = """
            INSERT INTO login (login_id, stamp, notify, lang) VALUES (:login, :stamping, :notified, :lang)
            ON CONFLICT (login_id) DO UPDATE
            SET stamp = excluded.stamp, notify = excluded.notify, lang = excluded.lang
            """;

    /** An empty address, one that was not told, leaves the last one that was. */
    @Override
    public void seen(LoginId login, String address, Instant at) {
        if (address.isEmpty()) {
            handle.createUpdate(MAKE).bind("login", login).execute();
        } else {
            handle.createUpdate(SEEN)
                    .bind("login", login)
                    .bind("address", address)
                    .bind("at", at)
                    .execute();
        }
    }

    @Override
    public Optional<Seen> lastSeen(LoginId login) {
        return handle.createQuery(LAST_SEEN)
                .bind("login", login)
                .map(ConstructorMapper.of(Seen.class))
                .findOne();
    }

    @Override
    public LoginSettings settings(LoginId login) {
        return handle.createQuery(SETTINGS)
                .bind("login", login)
                .map(ConstructorMapper.of(LoginSettings.class))
                .findOne()
                .orElse(LoginSettings.DEFAULT);
    }

    @Override
    public void choose(LoginId login, LoginSettings settings) {
        handle.createUpdate(CHOOSE).bind("login", login).bindMethods(settings).execute();
    }
}
