package org.chmail.bridge;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.chmail.bridge.attempt.AttemptView;
import org.chmail.bridge.attempt.Outcome;
import org.chmail.bridge.cli.Check;
import org.chmail.bridge.cli.Operations;
import org.chmail.bridge.directory.ApiTokens;
import org.chmail.bridge.directory.ChatLinks;
import org.chmail.bridge.store.Migrations;
import org.chmail.bridge.store.Store;

/** What the command line's commands do. */
final class BridgeOperations implements Operations {

    private static final Set<String> SCOPES = Set.of("mails", "deliveries", "attempts");
    private static final int TOKEN_BYTES = 32;

    @Override
    public AutoCloseable serve(BridgeConfig config) throws Exception {
        return Bridge.start(config);
    }

    @Override
    public void migrate(BridgeConfig config) {
        Migrations.migrate(EdgeSettings.store(config));
    }

    @Override
    public String newToken(BridgeConfig config, String name, Set<String> scopes) {
        Set<String> unknown = new TreeSet<>(scopes);
        unknown.removeAll(SCOPES);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no scope " + String.join(", ", unknown) + "; there are " + new TreeSet<>(SCOPES));
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Migrations.migrate(EdgeSettings.store(config));
        try (Store store = Store.open(EdgeSettings.store(config))) {
            ApiTokens tokens = store.apiTokens();
            tokens.add(name, ChatLinks.hash(token), scopes, Clock.systemUTC().instant());
        }
        return token;
    }

    @Override
    public List<AttemptView> attempts(BridgeConfig config, boolean onlyOpen) {
        try (Administration administration = Administration.open(config)) {
            return administration.views().attempts(onlyOpen);
        }
    }

    @Override
    public boolean cancelAttempt(BridgeConfig config, String id) {
        try (Administration administration = Administration.open(config)) {
            Outcome outcome = administration.withdrawing().cancel(id);
            if (outcome instanceof Outcome.Unknown) {
                throw new IllegalArgumentException("there is no attempt " + id + ". Run: chmail-bridge attempts list");
            }
            return outcome instanceof Outcome.Withdrawn;
        }
    }

    @Override
    public SequencedMap<String, List<Map<String, Object>>> export(BridgeConfig config, String person) {
        try (Administration administration = Administration.open(config)) {
            return administration.persons().export(person);
        }
    }

    @Override
    public SequencedMap<String, Integer> erase(BridgeConfig config, String person) {
        try (Administration administration = Administration.open(config)) {
            return administration.persons().erase(person);
        }
    }

    @Override
    public List<Check> doctor(BridgeConfig config) throws InterruptedException {
        return new Doctor(config).examine();
    }
}
