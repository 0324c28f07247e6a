package org.chmail.bridge.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code export}: all that is held about one person, as JSON. */
@Command(name = "export", description = "Prints all that is held about one person, as JSON.")
final class ExportCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Operations operations;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(
            paramLabel = "LOGIN|ADDRESS",
            converter = LoginOrAddress.class,
            description = "A login ID or a mail address, linked or not.")
    private String person = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ExportCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.println(JSON.writeValueAsString(operations.export(options.read(), person)));
        out.flush();
        return ExitCodes.OK;
    }
}
