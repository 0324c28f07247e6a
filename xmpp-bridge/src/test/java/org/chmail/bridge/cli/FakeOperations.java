package org.chmail.bridge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chmail.bridge.BridgeConfig;

/** Writes down what was asked of it. */
public class FakeOperations implements Operations {

    final List<String> asked = new ArrayList<>();
    List<Check> checks = List.of();
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
    public List<Check> doctor(BridgeConfig config) throws Exception {
        ask("doctor", config);
        return checks;
    }
}
