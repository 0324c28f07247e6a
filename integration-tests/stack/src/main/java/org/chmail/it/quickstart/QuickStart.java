package org.chmail.it.quickstart;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.chmail.it.server.Artifacts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code ./quickstart}. */
@Command(
        name = "quickstart",
        usageHelpAutoWidth = true,
        mixinStandardHelpOptions = true,
        version = "CHmail 0.1.0",
        description =
                "Runs all of CHmail on this machine, on free loopback ports: Apache James with the mailets, Openfire with"
                        + " the plugin, and the bridge. Makes the users alice, bob and carol, says how to connect, and stays until"
                        + " Ctrl-C.")
public final class QuickStart implements Callable<Integer> {

    @Option(
            names = "--tour",
            description = "Play the story with real clients, show each step, stop all. Exit 0: all of it happened.")
    private boolean tour;

    @Option(names = "--fresh", description = "Forget the data of earlier starts.")
    private boolean fresh;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder of data and of quickstart.env (default: target/quickstart of the project).")
    private @Nullable Path dir;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Give the bridge a setting, such as attempt.ringTime=10s. Repeatable.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--openfire",
            paramLabel = "HOST:PORT",
            description = "Use an Openfire that runs already, with the plugin in it; needs --domain.")
    private @Nullable String openfire;

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "The mail and XMPP domain (default: example.org).")
    private @Nullable String domain;

    private QuickStart() {}

    /**
     * Runs the quick-start.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        Noise.silence();
        CommandLine command = new CommandLine(new QuickStart());
        command.setExecutionExceptionHandler((exception, line, result) -> {
            line.getErr().println("quickstart: " + exception.getMessage());
            for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
                line.getErr().println("  because: " + cause.getMessage());
            }
            return exception instanceof IllegalArgumentException
                    ? CommandLine.ExitCode.USAGE
                    : CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Artifacts artifacts = Artifacts.ofSystemProperty();
        PrintStream out = System.out;
        RunOptions options = RunOptions.of(artifacts, dir, openfire, domain, settings, fresh);
        try (Run run = new Run(artifacts, options, out)) {
            run.start();
            if (tour) {
                return new Tour(run.stack(), run.people(), out).play() ? 0 : 1;
            }
            run.awaitStop();
            return 0;
        }
    }
}
