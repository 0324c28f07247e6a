package org.chmail.bridge;

import static java.util.Objects.requireNonNull;

import org.chmail.bridge.cli.ChmailBridge;
import org.chmail.bridge.cli.Operations;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The program {@code chmail-bridge}. */
public final class Main {

    private final Operations operations;

    Main(Operations operations) {
        this.operations = requireNonNull(operations);
    }

    /** Runs a command and exits with 0 (done), 1 (failed) or 2 (command line or configuration refused). */
    public static void main(String[] args) {
        logTo(args);
        System.exit(new Main(new BridgeOperations()).run(args));
    }

    /** Runs a command; returns its exit code. */
    int run(String... args) {
        return ChmailBridge.commandLine(operations).execute(args);
    }

    /** The standard output of serve is its log; any other command's is its answer, so its log goes to the error's. */
    private static void logTo(String... args) {
        if (args.length == 0 || !args[0].equals("serve")) {
            System.setProperty("chmail.log.target", "System.err");
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
