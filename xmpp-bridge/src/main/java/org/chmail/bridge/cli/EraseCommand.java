package org.chmail.bridge.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erase}: deletes all that is held about one person. */
@Command(
        name = "erase",
        description = "Ends the attempts and chats of one person, and deletes all that is held about them. Close their"
                + " accounts first: who submits a mail or comes on is known again.")
final class EraseCommand implements Callable<Integer> {

    private final Operations operations;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(
            paramLabel = "LOGIN|ADDRESS",
            converter = LoginOrAddress.class,
            description = "A login ID or a mail address, linked or not.")
    private String person = "";

    @Option(names = "--yes", description = "Required: it cannot be undone.")
    private boolean yes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    EraseCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        if (!yes) {
            throw new ParameterException(
                    spec.commandLine(),
                    "What is erased cannot be brought back. Look at it with: chmail-bridge export " + person
                            + " - and say it again with --yes");
        }
        PrintWriter out = spec.commandLine().getOut();
        operations.erase(options.read(), person).forEach((what, rows) -> out.printf("%-16s %d%n", what, rows));
        out.flush();
        return ExitCodes.OK;
    }
}
