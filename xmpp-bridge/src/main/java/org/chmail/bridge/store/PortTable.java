package org.chmail.bridge.store;

import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.chmail.bridge.directory.PortRows;
import org.chmail.bridge.model.LoginId;
import org.jdbi.v3.core.Handle;

/** Table {@code port}. */
record PortTable(Handle handle) implements PortRows {

    private static final String ALLOT = """
            INSERT INTO port (login_id, port, mail_id, allotted_at, expires_at)
            VALUES (:login, :port, :mail, :now, :expires) ON CONFLICT (login_id, port) DO NOTHING
            """;

    private static final String HELD = """
            SELECT port FROM port WHERE login_id = :login
            """;

    private static final String RECLAIM = """
            DELETE FROM port WHERE login_id = :login AND port = (
                SELECT q.port FROM port q WHERE q.login_id = :login AND q.expires_at < :before
                ORDER BY q.expires_at, q.port LIMIT 1 <skipLocked>)
            RETURNING port
            """;

    private static final String EXPIRE = """
            UPDATE port SET expires_at = :at WHERE login_id = :login AND port = :port
            """;

    @Override
    public boolean allot(LoginId login, int port, String mailId, Instant now, Instant expiresAt) {
        return handle.createUpdate(ALLOT)
                        .bind("login", login)
                        .bind("port", port)
                        .bind("mail", mailId)
                        .bind("now", now)
                        .bind("expires", expiresAt)
                        .execute()
                == 1;
    }

    @Override
    public BitSet held(LoginId login) {
        var ports = new BitSet();
        handle.createQuery(HELD).bind("login", login).mapTo(Integer.class).forEach(ports::set);
        return ports;
    }

    @Override
    public OptionalInt reclaim(LoginId login, Instant before) {
        Optional<Integer> port = handle.createQuery(RECLAIM)
                .bind("login", login)
                .bind("before", before)
                .mapTo(Integer.class)
                .findOne();
        return port.isPresent() ? OptionalInt.of(port.get()) : OptionalInt.empty();
    }

    @Override
    public void expire(LoginId login, int port, Instant at) {
        handle.createUpdate(EXPIRE)
                .bind("login", login)
                .bind("port", port)
                .bind("at", at)
                .execute();
    }
}
