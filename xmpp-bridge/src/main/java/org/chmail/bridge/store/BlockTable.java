package org.chmail.bridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chmail.bridge.directory.BlockRows;
import org.chmail.bridge.model.LoginId;
import org.jdbi.v3.core.Handle;

/** Table {@code block}. */
record BlockTable(Handle handle) implements BlockRows {

    private static final String ADD = """
            INSERT INTO block (blocker, blocked, at) VALUES (:blocker, :blocked, :at) ON CONFLICT DO NOTHING
            """;

    private static final String REMOVE = """
            DELETE FROM block WHERE blocker = :blocker AND blocked = :blocked
            """;

    private static final String BLOCKED_BY = """
            SELECT blocked FROM block WHERE blocker = :login ORDER BY at, blocked
            """;

    private static final String BLOCKERS_OF = """
            SELECT blocker FROM block WHERE blocked = :login
            """;

    @Override
    public void add(LoginId blocker, LoginId blocked, Instant at) {
        handle.createUpdate(ADD)
                .bind("blocker", blocker)
                .bind("blocked", blocked)
                .bind("at", at)
                .execute();
    }

    @Override
    public boolean remove(LoginId blocker, LoginId blocked) {
        return handle.createUpdate(REMOVE)
                        .bind("blocker", blocker)
                        .bind("blocked", blocked)
                        .execute()
                > 0;
    }

    @Override
    public List<LoginId> blockedBy(LoginId blocker) {
        return handle.createQuery(BLOCKED_BY)
                .bind("login", blocker)
                .mapTo(LoginId.class)
                .list();
    }

    @Override
    public Set<LoginId> blockersOf(LoginId blocked) {
        return handle.createQuery(BLOCKERS_OF)
                .bind("login", blocked)
                .mapTo(LoginId.class)
                .set();
    }
}
