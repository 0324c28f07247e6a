package org.chmail.bridge.cli;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code token new}: makes a token and prints it, and nothing else. */
@Command(
        name = "new",
        description = "Makes a token and prints it, alone on its line. It is stored hashed: it cannot be shown again.")
final class TokenNewCommand implements Callable<Integer> {

    private final Operations operations;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--scope",
            required = true,
            split = ",",
            paramLabel = "SCOPE",
            description = "What it may: mails, deliveries, attempts. Comma-separated or repeated.")
    private Set<String> scopes = new LinkedHashSet<>();

    @Option(
            names = "--name",
            description = "What it is for, such as james; an earlier token of the same name is replaced."
                    + " Default: a name of its own.")
    private String name = "token-" + UUID.randomUUID();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TokenNewCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.println(operations.newToken(options.read(), name, Set.copyOf(scopes)));
        out.flush();
        return ExitCodes.OK;
    }
}
