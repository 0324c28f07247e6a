package org.chmail.bridge.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: tries everything the bridge stands on, a line for each. */
@Command(
        name = "doctor",
        description = "Tries the database, Openfire, James and the plugin, and says for each what to do."
                + " Exits 1 if any of them failed.")
final class DoctorCommand implements Callable<Integer> {

    private final Operations operations;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DoctorCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        List<Check> checks = operations.doctor(options.read());
        int width =
                checks.stream().mapToInt(check -> check.what().length()).max().orElse(1);
        PrintWriter out = spec.commandLine().getOut();
        for (Check check : checks) {
            out.printf("%-" + width + "s  %-6s  %s%n", check.what(), check.ok() ? "ok" : "FAILED", check.says());
        }
        out.flush();
        return checks.stream().allMatch(Check::ok) ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
