package org.chmail.bridge.cli;

import org.chmail.bridge.BridgeConfig;

/** A program whose serve only says so: shows how the process ends. */
final class ServingProcess extends FakeOperations {

    public static void main(String[] args) {
        System.exit(ChmailBridge.commandLine(new ServingProcess()).execute(args));
    }

    @Override
    public AutoCloseable serve(BridgeConfig config) {
        System.out.println("serving");
        return () -> {
            System.out.println("closed");
            if (Boolean.getBoolean("close.fails")) {
                throw new IllegalStateException("cannot close");
            }
        };
    }
}
