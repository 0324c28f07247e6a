package org.chmail.bridge.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.chmail.bridge.BridgeConfigBinding;
import org.chmail.bridge.config.ConfigSource;
import org.chmail.bridge.config.Effective;
import org.chmail.bridge.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check-config}: says whether the configuration is sound, and what it comes to. */
@Command(
        name = "check-config",
        description = "Checks the configuration and prints what it comes to, secrets masked. Touches nothing else.")
final class CheckConfigCommand implements Callable<Integer> {

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Settings settings = ConfigSource.read(options.file(), options.overrides());
        BridgeConfigBinding.bind(settings);
        PrintWriter out = spec.commandLine().getOut();
        Effective.lines(settings).forEach(out::println);
        out.println("ok");
        out.flush();
        return ExitCodes.OK;
    }
}
