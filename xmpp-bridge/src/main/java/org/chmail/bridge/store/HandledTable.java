package org.chmail.bridge.store;

import java.time.Instant;
import org.chmail.bridge.attempt.HandledRows;
import org.chmail.bridge.model.CommandKey;
import org.jdbi.v3.core.Handle;

/** Commands that were applied. */
record HandledTable(Handle handle) implements HandledRows {

    private static final String FORGET = """
            DELETE FROM handled WHERE until_at <= :now
            """;

    private static final String KNOWN = """
            SELECT COUNT(*) FROM handled WHERE command_key = :key AND until_at > :now
            """;

    private static final String REMEMBER = """
            INSERT INTO handled (command_key, until_at) VALUES (:key, :until) ON CONFLICT (command_key) DO NOTHING
            """;

    @Override
    public boolean known(CommandKey key, Instant now) {
        return handle.createQuery(KNOWN)
                        .bind("key", key.value())
                        .bind("now", now)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    @Override
    public boolean remember(CommandKey key, Instant now, Instant until) {
        handle.createUpdate(FORGET).bind("now", now).execute();
        return handle.createUpdate(REMEMBER)
                        .bind("key", key.value())
                        .bind("until", until)
                        .execute()
                == 1;
    }
}
