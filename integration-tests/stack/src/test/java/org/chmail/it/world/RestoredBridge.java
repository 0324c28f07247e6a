package org.chmail.it.world;

import java.util.ArrayList;
import java.util.List;
import org.chmail.it.server.BridgeServer;
import org.chmail.it.server.BridgeSettings;

/** A bridge that runs with other settings for a while. */
public final class RestoredBridge implements AutoCloseable {

    private final BridgeServer bridge;
    private final BridgeSettings before;

    RestoredBridge(BridgeServer bridge, String... more) {
        this.bridge = bridge;
        this.before = bridge.settings();
        List<String> settings = new ArrayList<>(before.overrides());
        settings.addAll(List.of(more));
        restart(before.withOverrides(settings));
    }

    /** The bridge. */
    public BridgeServer bridge() {
        return bridge;
    }

    @Override
    public void close() {
        restart(before);
    }

    private void restart(BridgeSettings settings) {
        bridge.process().close();
        bridge.startAgain(settings);
    }
}
