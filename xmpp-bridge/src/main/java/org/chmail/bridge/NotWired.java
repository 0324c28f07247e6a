package org.chmail.bridge;

import java.util.List;
import java.util.Set;
import org.chmail.bridge.cli.Check;
import org.chmail.bridge.cli.Operations;

/** Stands where the wiring will; goes when {@code Bridge} comes. */
final class NotWired implements Operations {

    @Override
    public AutoCloseable serve(BridgeConfig config) {
        throw notWired();
    }

    @Override
    public void migrate(BridgeConfig config) {
        throw notWired();
    }

    @Override
    public String newToken(BridgeConfig config, String name, Set<String> scopes) {
        throw notWired();
    }

    @Override
    public List<Check> doctor(BridgeConfig config) {
        throw notWired();
    }

    private static IllegalStateException notWired() {
        return new IllegalStateException("this build of chmail-bridge only checks configurations");
    }
}
