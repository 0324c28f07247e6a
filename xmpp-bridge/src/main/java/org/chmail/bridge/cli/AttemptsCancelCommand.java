package org.chmail.bridge.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attempts cancel}: ends one attempt. */
@Command(
        name = "cancel",
        description = "Ends an attempt: nobody is asked any more, and its chat is closed. A bridge that serves tells"
                + " the people within seconds.")
final class AttemptsCancelCommand implements Callable<Integer> {

    private final Operations operations;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(paramLabel = "ID", description = "The attempt's, as attempts list shows it.")
    private String id = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    AttemptsCancelCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        boolean ended = operations.cancelAttempt(options.read(), id);
        out.println(ended ? "ended" : "had ended already");
        out.flush();
        return ExitCodes.OK;
    }
}
