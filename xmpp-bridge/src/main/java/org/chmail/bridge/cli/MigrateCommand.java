package org.chmail.bridge.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code migrate}: brings the tables up to this version. */
@Command(name = "migrate", description = "Brings the database's tables up to this version, as serve does at its start.")
final class MigrateCommand implements Callable<Integer> {

    private final Operations operations;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    MigrateCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        operations.migrate(options.read());
        return ExitCodes.OK;
    }
}
