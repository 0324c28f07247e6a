package org.chmail.bridge.cli;

import java.util.concurrent.Callable;
import org.chmail.bridge.BridgeConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code serve}: runs the bridge until SIGTERM or SIGINT. */
@Command(name = "serve", description = "Runs the bridge until SIGTERM or SIGINT; then stops it in order and exits 0.")
final class ServeCommand implements Callable<Integer> {

    private final Operations operations;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    ServeCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        BridgeConfig config = options.read();
        try (UntilSignal signal = new UntilSignal()) {
            signal.serve(() -> operations.serve(config));
        }
        return ExitCodes.OK;
    }
}
