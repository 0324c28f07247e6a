package org.chmail.bridge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chmail.bridge.BridgeConfig;
import org.chmail.bridge.attempt.AttemptView;

/** Writes down what was asked of it. */
public class FakeOperations implements Operations {

    final List<String> asked = new ArrayList<>();
    List<Check> checks = List.of();
    List<AttemptView> attempts = List.of();
    Exception failure;

    private void ask(String what, BridgeConfig config) throws Exception {
        asked.add(what + " " + config.xmpp().domain());
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public AutoCloseable serve(BridgeConfig config) throws Exception {
        ask("serve", config);
        return () -> asked.add("close");
    }

    @Override
    public void migrate(BridgeConfig config) throws Exception {
        ask("migrate", config);
    }

    @Override
    public String newToken(BridgeConfig config, String name, Set<String> scopes) throws Exception {
        ask("token " + name + " " + new TreeSet<>(scopes), config);
        return "t0ken";
    }

    @Override
    public List<AttemptView> attempts(BridgeConfig config, boolean onlyOpen) throws Exception {
        ask(onlyOpen ? "open attempts" : "attempts", config);
        return attempts;
    }

    @Override
    public boolean cancelAttempt(BridgeConfig config, String id) throws Exception {
        ask("cancel " + id, config);
        return true;
    }

    @Override
    public SequencedMap<String, List<Map<String, Object>>> export(BridgeConfig config, String person) throws Exception {
        ask("export " + person, config);
        return new TreeMap<>(Map.of("login", List.of(Map.of("login_id", person, "stamp", 1))));
    }

    @Override
    public SequencedMap<String, Integer> erase(BridgeConfig config, String person) throws Exception {
        ask("erase " + person, config);
        return new TreeMap<>(Map.of("login", 1, "ports", 20));
    }

    @Override
    public List<Check> doctor(BridgeConfig config) throws Exception {
        ask("doctor", config);
        return checks;
    }
}
