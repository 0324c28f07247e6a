package org.chmail.bridge.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chmail.bridge.directory.ApiTokens;

/** Table {@code api_token}. */
record ApiTokenTable(Engine engine) implements ApiTokens {

    private static final String ADD = """
            INSERT INTO api_token (name, token_hash, scopes, created_at) VALUES (:name, :hash, :scopes, :at)
            ON CONFLICT (name) DO UPDATE
            SET token_hash = excluded.token_hash, scopes = excluded.scopes, created_at = excluded.created_at
            """;

    private static final String BY_HASH = """
            SELECT name, scopes FROM api_token WHERE token_hash = :hash
            """;

    @Override
    public void add(String name, String tokenHash, Set<String> scopes, Instant at) {
        Races.run(() -> engine.write(
                false,
                handle -> handle.createUpdate(ADD)
                        .bind("name", name)
                        .bind("hash", tokenHash)
                        .bind("scopes", String.join(" ", new TreeSet<>(scopes)))
                        .bind("at", at)
                        .execute()));
    }

    @Override
    public Optional<Granted> byHash(String tokenHash) {
        return Races.run(() -> engine.read(
                true,
                handle -> handle.createQuery(BY_HASH)
                        .bind("hash", tokenHash)
                        .map((rows, context) -> new Granted(rows.getString("name"), scopes(rows.getString("scopes"))))
                        .findOne()));
    }

    private static Set<String> scopes(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }
}
