package org.chmail.bridge.store;

import java.time.Instant;

/** Table {@code node}: who serves from this database, and when that was seen last. */
record NodeTable(Engine engine) {

    private static final String SEEN = """
            INSERT INTO node (name, started_at, seen_at) VALUES (:name, :at, :at)
            ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at
            """;

    void seen(String name, Instant at) {
        Races.run(() -> engine.write(
                true,
                handle -> handle.createUpdate(SEEN)
                        .bind("name", name)
                        .bind("at", at)
                        .execute()));
    }
}
