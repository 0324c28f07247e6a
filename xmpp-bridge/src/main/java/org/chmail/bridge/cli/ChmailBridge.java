package org.chmail.bridge.cli;

import java.util.List;
import java.util.Optional;
import org.chmail.bridge.config.ConfigRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The command line as a whole: exits 0 if done, 1 if failed, 2 if the command line or the configuration is refused. */
@Command(
        name = "chmail-bridge",
        description = "The CHmail server: joins e-mail and chat.",
        versionProvider = ChmailBridge.Version.class)
public final class ChmailBridge {

    private static final Logger LOG = LoggerFactory.getLogger(ChmailBridge.class);

    private ChmailBridge() {}

    /** The commands, ready for {@link CommandLine#execute}. */
    public static CommandLine commandLine(Operations operations) {
        CommandLine token = new CommandLine(new TokenCommand()).addSubcommand(new TokenNewCommand(operations));
        CommandLine attempts = new CommandLine(new AttemptsCommand())
                .addSubcommand(new AttemptsListCommand(operations))
                .addSubcommand(new AttemptsCancelCommand(operations));
        CommandLine all = new CommandLine(new ChmailBridge())
                .addSubcommand(new ServeCommand(operations))
                .addSubcommand(new CheckConfigCommand())
                .addSubcommand(new DoctorCommand(operations))
                .addSubcommand(new MigrateCommand(operations))
                .addSubcommand(token)
                .addSubcommand(attempts)
                .addSubcommand(new ExportCommand(operations))
                .addSubcommand(new EraseCommand(operations));
        help(all);
        return all.setExecutionExceptionHandler(ChmailBridge::failed);
    }

    private static void help(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true);
        command.getSubcommands().values().forEach(ChmailBridge::help);
    }

    private static int failed(Exception e, CommandLine command, ParseResult parsed) {
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + said(reasons(e)));
        command.getErr().flush();
        LOG.debug("{} failed", name, e);
        return e instanceof ConfigRefused ? ExitCodes.USAGE : ExitCodes.FAILED;
    }

    private static String said(String reasons) {
        List<String> lines = reasons.lines().toList();
        return lines.size() == 1 ? reasons : lines.size() + " things are wrong:\n  " + String.join("\n  ", lines);
    }

    private static String reasons(Throwable e) {
        String reason = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getName());
        Throwable cause = e.getCause();
        return cause == null || reason.contains(String.valueOf(cause.getMessage()))
                ? reason
                : reason + ": " + reasons(cause);
    }

    /** The version that the jar's manifest says. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "chmail-bridge "
                        + Optional.ofNullable(ChmailBridge.class.getPackage().getImplementationVersion())
                                .orElse("(not run from its jar)")
            };
        }
    }
}
